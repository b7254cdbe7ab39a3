// A version that waits to come into force: whose, since when it will be, and taking it back.
import { createSignal, Show } from 'solid-js';
import type { PartName, PartVersion } from '#shared/contracts/configuration.ts';
import { adminText } from '../../i18n/admin.ts';
import { formatDate } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/States.tsx';
import styles from './Admin.module.css';
import type { Publication } from './publication.ts';

export function Waiting<P extends PartName>(props: { of: Publication<P>; waiting: PartVersion }) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const cancel = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await props.of.cancel(props.waiting.version);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section class={styles.newer} aria-label={adminText('waiting')}>
      <p>
        {adminText('waiting.text', {
          version: props.waiting.version,
          who: props.waiting.by?.name ?? '',
          when: formatDate(props.waiting.from ?? '', 'full'),
        })}
        <Show when={props.waiting.note}>{(note) => ` · ${note()}`}</Show>
      </p>
      <p>{adminText('waiting.first')}</p>
      <div>
        <Button busy={busy()} onClick={() => void cancel()}>
          {adminText('waiting.cancel')}
        </Button>
      </div>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
    </section>
  );
}
