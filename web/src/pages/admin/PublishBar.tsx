// Below a list that differs from what is in force: how much, why, and the buttons. A refusal names the rows that it means.
import { createSignal, type JSX, Show } from 'solid-js';
import { adminText } from '../../i18n/admin.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import styles from './Admin.module.css';
import { DryRun } from './DryRun.tsx';
import { changesOf, differs, type Row } from './list-draft.ts';
import { Refused } from './Refused.tsx';
import type { Rows } from './rows.ts';
import { createWhen, WhenChoice } from './When.tsx';

interface PublishBarProps<R extends Row> {
  rows: Rows<R>;
  nameOf: (row: R) => string;
  onOpen: (id: string) => void;
  /** What else is not published yet. */
  also?: JSX.Element;
}

export function PublishBar<R extends Row>(props: PublishBarProps<R>) {
  const [note, setNote] = createSignal('');
  const when = createWhen();
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
    if (when.missing()) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await props.rows.publish(note(), when.from());
      when.reset();
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
        <WhenChoice part={props.rows.part} when={when} />
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
