// Who changed a record, when, and what of it, the latest first.
import { createMemo, For, Show } from 'solid-js';
import type { RegisterRow } from '#shared/contracts/register.ts';
import { useDistrict } from '../../../data/district.tsx';
import { useRecordHistory } from '../../../data/records.ts';
import { formatDate } from '../../../i18n/format.ts';
import { registerText } from '../../../i18n/registers.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState, Skeleton } from '../../../ui/States.tsx';
import { Changes } from './Changes.tsx';
import { deedOf } from './changes.ts';
import styles from './Register.module.css';
import type { Rec } from './record-draft.ts';

export function RecordHistory(props: { register: RegisterRow; id: string }) {
  const district = useDistrict();
  const history = useRecordHistory<Rec>(district.id, props.register, () => props.id);
  const versions = createMemo(() => history.data?.pages.flatMap((page) => page.items) ?? []);
  /** The last one loaded has nothing to be compared with, unless it is the first of all. */
  const told = createMemo(() =>
    versions().flatMap((version, at) => {
      const deed = deedOf(version, versions()[at + 1]);
      return deed ? [{ version, deed }] : [];
    }),
  );
  return (
    <section class={styles.history} aria-label={registerText('history')}>
      <h2>{registerText('history')}</h2>
      <Show when={history.isPending}>
        <Skeleton rows={3} height={20} />
      </Show>
      <Show when={history.isError && versions().length === 0}>
        <ErrorState compact error={history.error} onRetry={() => void history.refetch()} />
      </Show>
      <ol>
        <For each={told()}>
          {({ version, deed }) => (
            <li>
              <p>
                <strong>{registerText(`history.${deed.kind}`)}</strong>{' '}
                <span class={styles.second}>
                  {version.by.name} · {formatDate(version.at, 'full')}
                </span>
              </p>
              <Changes schema={props.register.schema} words={props.register.noun} changes={deed.changes} />
            </li>
          )}
        </For>
      </ol>
      <Show when={history.hasNextPage}>
        <Button size="small" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {registerText('history.more')}
        </Button>
      </Show>
    </section>
  );
}
