// What stands above the send button: what is missing, what is on its way, or why it did not leave.
import CircleAlert from 'lucide-solid/icons/circle-alert';
import { For, Match, Show, Switch } from 'solid-js';
import { explain } from '../../api/problem.ts';
import type { Photos } from '../../data/photos.ts';
import { common } from '../../i18n/common.ts';
import { fieldText } from '../../i18n/field.ts';
import { CopyText } from '../../ui/CopyText.tsx';
import type { Gap } from './draft-fields.ts';
import styles from './SendState.module.css';

export interface SendStateProps {
  busy: boolean;
  failure: unknown;
  gaps: readonly Gap[];
  photos: Photos;
}

export function SendState(props: SendStateProps) {
  const ready = () => props.photos.photos.filter(({ state }) => state === 'ready').length;
  const missing = () => props.gaps.map((gap) => fieldText(`report.${gap}`)).join(' · ');
  return (
    <div class={styles.state} aria-live="polite">
      <Switch>
        <Match when={props.busy && !props.photos.settled()}>
          <p class={styles.note}>
            {fieldText('report.uploading', { i: ready() + 1, n: props.photos.photos.length })}
          </p>
        </Match>
        <Match when={!props.busy && props.failure}>{(failure) => <Failure error={failure()} />}</Match>
        <Match when={!props.busy && props.gaps.length > 0}>
          <p class={styles.missing}>{fieldText('report.missing', { what: missing() })}</p>
        </Match>
      </Switch>
    </div>
  );
}

function Failure(props: { error: unknown }) {
  const told = () => explain(props.error);
  return (
    <div class={styles.failure} role="alert">
      <CircleAlert size={20} />
      <div>
        <p>
          <strong>{fieldText('report.failed')}</strong> {told().text}
        </p>
        <p>{fieldText('report.kept')}</p>
        <For each={told().issues}>{(issue) => <p>{issue}</p>}</For>
        <Show when={told().requestId}>
          {(id) => (
            <p class={styles.note}>
              {common('error.request')} <CopyText text={id()} />
            </p>
          )}
        </Show>
      </div>
    </div>
  );
}
