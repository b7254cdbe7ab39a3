// Below a list that differs from what is in force: how much, why, and the buttons. A refusal names the rows that it means.
import { createSignal, For, type JSX, Show } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { explain } from '../../api/problem.ts';
import { adminText } from '../../i18n/admin.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { ErrorState } from '../../ui/States.tsx';
import styles from './Admin.module.css';
import { DryRun } from './DryRun.tsx';
import { changesOf, differs, type Row } from './list-draft.ts';
import type { Rows } from './rows.ts';

interface PublishBarProps<R extends Row> {
  rows: Rows<R>;
  nameOf: (row: R) => string;
  onOpen: (id: string) => void;
  /** What else is not published yet. */
  also?: JSX.Element;
}

export function PublishBar<R extends Row>(props: PublishBarProps<R>) {
  const [note, setNote] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const changes = () => {
    const { added, changed, removed } = changesOf(props.rows.before, props.rows.now());
    const counted = [
      added > 0 && adminText('changes.added', { n: added }),
      changed > 0 && adminText('changes.changed', { n: changed }),
      removed > 0 && adminText('changes.removed', { n: removed }),
    ].filter(Boolean);
    return counted.length > 0 ? counted.join(' · ') : adminText('changes.order');
  };
  const publish = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await props.rows.publish(note());
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Show when={differs(props.rows.before, props.rows.now())}>
      <form class={styles.publish} onSubmit={(event) => void publish(event)}>
        <p>{adminText('publish.changes', { changed: changes() })}</p>
        {props.also}
        <div>
          <TextField
            label={adminText('note')}
            placeholder={adminText('note-hint')}
            maxLength={200}
            value={note()}
            onChange={setNote}
          />
        </div>
        <Button type="submit" tone="primary" busy={busy()}>
          {adminText('publish')}
        </Button>
        <DryRun part={props.rows.part} draft={props.rows.now} />
        <Button onClick={props.rows.discard}>{adminText('discard')}</Button>
        <Show when={failure()}>{(error) => <Refused {...props} error={error()} />}</Show>
      </form>
    </Show>
  );
}

/** Faults that lie in rows are told with the row's name and lead to it; others as everywhere. */
function Refused<R extends Row>(props: PublishBarProps<R> & { error: unknown }) {
  const named = () => (props.error instanceof ApiProblem ? props.error.issues : []).map(withRow);
  const withRow = (issue: ProblemIssue) => {
    const [, at, rest = ''] = /^\/[a-z]+\/(\d+)(\/.*)?$/.exec(issue.pointer ?? '') ?? [];
    const row = at === undefined ? undefined : props.rows.now()[Number(at)];
    return { row, text: `${rest.replace(/^\//, '')} ${issue.detail}`.trim() };
  };
  return (
    <Show
      when={named().length > 0 && named().every(({ row }) => row)}
      fallback={<ErrorState compact error={props.error} />}
    >
      <div class={styles.refused} role="alert">
        <p>{explain(props.error).text}</p>
        <ul>
          <For each={named().slice(0, shown)}>
            {({ row, text }) => (
              <li>
                <Button size="small" onClick={() => row && props.onOpen(row.id)}>
                  {row && props.nameOf(row)}
                </Button>{' '}
                {text}
              </li>
            )}
          </For>
        </ul>
        <Show when={named().length > shown}>
          <p>{adminText('refused.more', { n: named().length - shown })}</p>
        </Show>
      </div>
    </Show>
  );
}
/** Mending the first ones shows what the others need. */
const shown = 20;
