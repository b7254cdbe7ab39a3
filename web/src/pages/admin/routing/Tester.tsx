// A made-up case to try the rules on, as they stand in the draft: where it would go, and why.
import { createMemo, Show } from 'solid-js';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import { type Severity, type Source, severities, sources } from '#shared/contracts/vocabulary.ts';
import { pathTo } from '#shared/domain/areas.ts';
import { type Routable, suggest, type Trial, tryRules } from '#shared/domain/routing.ts';
import { instantOfWall } from '#shared/domain/time-zone.ts';
import { categoryOptions } from '../../../data/category-options.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { routingText } from '../../../i18n/routing.ts';
import { word } from '../../../i18n/words.ts';
import { Combobox } from '../../../ui/Combobox.tsx';
import { Select, TextField } from '../../../ui/Field.tsx';
import styles from './Routing.module.css';

/** What somebody typed to try; without a category there is no case. */
export interface Example {
  readonly category: string | undefined;
  readonly area: string | undefined;
  readonly severity: Severity;
  readonly source: Source;
  readonly text: string;
  /** The wall clock of the district: `17:40`. */
  readonly time: string;
}
export const firstExample: Example = {
  category: undefined,
  area: undefined,
  severity: 'normal',
  source: 'grid_officer',
  text: '',
  time: '10:00',
};

/** What becomes of every rule, by its id, and where the case goes; undefined while there is no case. */
export function createTrial(rules: () => readonly RoutingRule[], example: () => Example) {
  const district = useDistrict();
  return createMemo(() => {
    const { category, area, severity, source, text, time } = example();
    if (category === undefined || !time) return undefined;
    const { timeZone } = district.membership().district;
    const node = area === undefined ? undefined : district.areas().get(area);
    const subject: Routable = {
      category,
      severity,
      source,
      text,
      tasks: [],
      place: { areaPath: node ? pathTo(node, district.areas()) : [] },
    };
    const asked = {
      routing: rules(),
      catalogue: district.categories(),
      departments: district.departments(),
      settings: { timeZone },
    };
    // Of the time of day alone a rule may ask; which day does not matter.
    const now = instantOfWall(timeZone, `2026-01-05T${time}`);
    const trials = new Map<string, Trial>(tryRules(subject, asked, now).map((each) => [each.rule.id, each]));
    return { trials, suggestion: suggest(subject, asked, now) };
  });
}

export function Tester(props: {
  example: Example;
  onChange: (example: Example) => void;
  result: ReturnType<ReturnType<typeof createTrial>>;
}) {
  const district = useDistrict();
  const put = (change: Partial<Example>) => props.onChange({ ...props.example, ...change });
  const categories = createMemo(() => categoryOptions(district.catalogue()));
  const areas = createMemo(() =>
    district
      .areaList()
      .map(({ id, name, code }) => ({ value: id, label: labelOf(name), detail: code ?? id })),
  );
  const names = (ids: readonly string[]) => ids.map(district.departmentName).join(routingText('or'));
  const said = () => {
    if (!props.result) return routingText('try.hint');
    const { rule, lead, assist, notify } = props.result.suggestion;
    const fired = rule && props.result.trials.get(rule.id)?.rule;
    const who = lead === undefined ? routingText('try.nobody') : district.departmentName(lead);
    const first = rule
      ? routingText('try.rule', { rule: labelOf(rule.name), who })
      : routingText('try.category', { who });
    return [
      first,
      fired?.severity && routingText('severity', { severity: word(`severity.${fired.severity}`) }),
      assist.length > 0 && routingText('try.assist', { who: names(assist) }),
      notify.length > 0 && routingText('try.notify', { who: names(notify) }),
    ]
      .filter(Boolean)
      .join(routingText('try.then'));
  };
  return (
    <fieldset class={styles.tester}>
      <legend>{routingText('try')}</legend>
      <div class={styles.inputs}>
        <Combobox
          label={routingText('try.what')}
          required
          options={categories()}
          value={props.example.category}
          onChange={(category) => put({ category })}
        />
        <Combobox
          label={routingText('try.where')}
          options={areas()}
          value={props.example.area}
          placeholder={routingText('try.nowhere')}
          onChange={(area) => put({ area })}
        />
        <Select
          required
          label={routingText('try.severity')}
          options={severities.map((each) => ({ value: each, label: word(`severity.${each}`) }))}
          value={props.example.severity}
          onChange={(severity) => put({ severity })}
        />
        <Select
          required
          label={routingText('try.source')}
          options={sources.map((each) => ({ value: each, label: word(`source.${each}`) }))}
          value={props.example.source}
          onChange={(source) => put({ source })}
        />
        <TextField
          label={routingText('try.text')}
          value={props.example.text}
          onChange={(text) => put({ text })}
        />
        <TextField
          required
          label={routingText('try.time')}
          type="time"
          value={props.example.time}
          onChange={(time) => put({ time })}
        />
      </div>
      <p class={styles.result} role="status">
        {said()}
      </p>
      <Show when={props.result}>
        <p class={styles.quiet}>{routingText('try.why')}</p>
      </Show>
    </fieldset>
  );
}
