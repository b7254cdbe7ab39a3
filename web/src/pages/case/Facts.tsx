// What was reported, by whom and where: the part of a case that does not change by itself.
import { For, type JSX, Show } from 'solid-js';
import type { CaseView } from '#shared/contracts/cases.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { formatLimit } from '../../i18n/format.ts';
import { word } from '../../i18n/words.ts';
import { Name } from '../../ui/Name.tsx';
import { ExactTime } from '../../ui/RelativeTime.tsx';
import { answerText } from './answer-text.ts';
import styles from './Case.module.css';

const Fact = (props: { label: string; wide?: boolean; children: JSX.Element }) => (
  <div class={styles.fact} data-wide={props.wide}>
    <dt>{props.label}</dt>
    <dd>{props.children}</dd>
  </div>
);

/** `short`: without the place and the dismissal, which the page shows elsewhere. */
export function Facts(props: { view: CaseView; short?: boolean }) {
  const district = useDistrict();
  const place = () => props.view.place;
  const moved = () => props.view.returns + props.view.reworks + props.view.reopens > 0;
  return (
    <dl class={styles.facts}>
      <Show when={!props.short}>
        <Fact label={caseText('field.place')} wide>
          {district.pathName(place().areaPath) || caseText('place.outside')}
          <Show when={place().address}>
            <br />
            {place().address}
          </Show>
        </Fact>
      </Show>
      <Fact label={caseText('field.reporter')}>
        <Name name={props.view.reporter.name} />
      </Fact>
      <Fact label={caseText('field.reportedAt')}>
        <ExactTime at={props.view.reportedAt} />
      </Fact>
      <Fact label={caseText('field.source')}>{word(`source.${props.view.source}`)}</Fact>
      <Fact label={caseText('field.standard')}>{caseText('field.standard-code', props.view.standard)}</Fact>
      <For each={props.view.answers}>
        {(each) => <Fact label={labelOf(each.label)}>{answerText(each)}</Fact>}
      </For>
      <Show when={props.view.condition}>
        {(it) => (
          <>
            <Fact label={caseText('field.condition')} wide>
              {it().when}
            </Fact>
            <Fact label={caseText('field.limit')}>{formatLimit(it().limit)}</Fact>
            <Show when={it().closing}>
              {(closing) => <Fact label={caseText('field.closing-condition')}>{closing()}</Fact>}
            </Show>
          </>
        )}
      </Show>
      <Show when={moved()}>
        <Fact label={caseText('field.history')}>
          {caseText('field.counts', {
            returns: props.view.returns,
            reworks: props.view.reworks,
            reopens: props.view.reopens,
          })}
        </Fact>
      </Show>
      <Show when={!props.short && props.view.dismissal}>
        {(it) => <Fact label={caseText('field.dismissal')}>{it().reason}</Fact>}
      </Show>
      <Show when={props.view.closing}>
        {(it) => (
          <Fact label={caseText('field.closing')}>
            {word(`closing.${it().kind}`)} {it().note}
          </Fact>
        )}
      </Show>
      <Show when={props.view.rating}>
        {(it) => (
          <Fact label={caseText('field.rating')}>
            {caseText('timeline.stars', { n: it().stars })} {it().text}
          </Fact>
        )}
      </Show>
    </dl>
  );
}
