// The versions of a part: whose, when and why; what one of them says otherwise than the one in force; and back to it.
import HistoryIcon from 'lucide-solid/icons/rotate-ccw';
import { createSignal, For, Show, Suspense } from 'solid-js';
import type { PartName, PartValue, PartVersion } from '#shared/contracts/configuration.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { type PartInForce, usePartVersion, useVersions } from '../../data/parts.ts';
import { adminText } from '../../i18n/admin.ts';
import { formatDate } from '../../i18n/format.ts';
import { type FieldText, fieldText } from '../../i18n/forms.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import { differenceOf } from './difference.ts';
import styles from './History.module.css';
import type { NamedRow } from './ListPart.tsx';
import type { Publication } from './publication.ts';

export function History<P extends PartName>(props: { of: Publication<P>; label?: string }) {
  const [open, setOpen] = createSignal(false);
  const label = () => props.label ?? adminText('history');
  return (
    <>
      <Button size="small" tone="quiet" icon={HistoryIcon} onClick={() => setOpen(true)}>
        {label()}
      </Button>
      <Show when={open()}>
        <Dialog open wide title={label()} onClose={() => setOpen(false)}>
          <Suspense fallback={<Skeleton rows={4} height={40} />}>
            <Versions of={props.of} onClose={() => setOpen(false)} />
          </Suspense>
        </Dialog>
      </Show>
    </>
  );
}

function Versions<P extends PartName>(props: { of: Publication<P>; onClose: () => void }) {
  const district = useDistrict();
  const versions = useVersions(district.id, props.of.part);
  const [looked, setLooked] = createSignal<number>();
  const whole = usePartVersion(district.id, props.of.part, looked);
  const inForce = () => props.of.beginning()?.base;
  return (
    <>
      <Show when={versions.isError}>
        <ErrorState compact error={versions.error} onRetry={() => void versions.refetch()} />
      </Show>
      <ul class={styles.versions}>
        <For each={versions.data?.pages.flatMap(({ items }) => items)}>
          {(version) => (
            <li class={styles.version}>
              <div class={styles.line}>
                <span>
                  <strong>{adminText('history.version', { version: version.version })}</strong>{' '}
                  <span class={styles.quiet}>
                    {[authorOf(version), stateOf(version)].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <Show
                  when={version.version !== inForce()?.version}
                  fallback={<span class={styles.quiet}>{adminText('history.in-force')}</span>}
                >
                  <Button
                    size="small"
                    aria-expanded={looked() === version.version}
                    aria-label={adminText('history.look-at', { version: version.version })}
                    onClick={() => setLooked(looked() === version.version ? undefined : version.version)}
                  >
                    {adminText('history.look')}
                  </Button>
                </Show>
              </div>
              <Show when={version.note}>{(note) => <p>{note()}</p>}</Show>
              <Show when={looked() === version.version}>
                <Show when={whole()} fallback={<Skeleton rows={2} />}>
                  {(old) => <Look of={props.of} old={old()} now={inForce()} onClose={props.onClose} />}
                </Show>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={versions.hasNextPage}>
        <Button busy={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
          {adminText('history.older')}
        </Button>
      </Show>
    </>
  );
}

const authorOf = ({ by, at }: PartVersion): string =>
  [by?.name, at && formatDate(at, 'full')].filter(Boolean).join(' · ');

const stateOf = ({ from, cancelled }: PartVersion): string | undefined => {
  if (cancelled) return adminText('history.was-cancelled');
  return from && adminText('history.waits', { when: formatDate(from, 'full') });
};

/** So many are named; the rest are counted. */
const named = 12;

function Look<P extends PartName>(props: {
  of: Publication<P>;
  old: PartInForce<P>;
  now: PartInForce<P> | undefined;
  onClose: () => void;
}) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const difference = () =>
    differenceOf(
      props.now?.value,
      props.old.value,
      (row) => labelOf((row as NamedRow).name),
      (field) => fieldText(`${props.of.part}.${field}` as FieldText),
    );
  const list = (names: readonly string[]) =>
    names.length > named
      ? adminText('history.and-more', { names: names.slice(0, named).join('、'), n: names.length })
      : names.join('、');
  const lines = () => {
    const { added, changed, removed, reordered } = difference();
    return [
      added.length > 0 && adminText('history.added', { names: list(added) }),
      changed.length > 0 && adminText('history.changed', { names: list(changed) }),
      removed.length > 0 && adminText('history.removed', { names: list(removed) }),
      reordered && adminText('history.reordered'),
    ].filter((line) => line !== false);
  };
  const publish = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await props.of.publish(
        props.old.value as PartValue<P>,
        adminText('history.note', { version: props.old.version }),
      );
      props.onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class={styles.look}>
      <ul>
        <For each={lines()} fallback={<li>{adminText('history.same')}</li>}>
          {(line) => <li>{line}</li>}
        </For>
      </ul>
      <Show
        when={!props.of.changed()}
        fallback={<p class={styles.quiet}>{adminText('history.draft-first')}</p>}
      >
        <div class={styles.buttons}>
          <Button
            onClick={() => {
              props.of.recall(props.old.value);
              props.onClose();
            }}
          >
            {adminText('history.recall')}
          </Button>
          <Button busy={busy()} onClick={() => void publish()}>
            {adminText('history.publish')}
          </Button>
        </div>
      </Show>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
    </div>
  );
}
