// The districts that are leaving or have left, the latest first; each opens what is known of it.
import { useQuery } from '@tanstack/solid-query';
import { createEffect, createMemo, For, on, Show } from 'solid-js';
import type { OffboardingView } from '#shared/contracts/offboarding.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { formatDate } from '../../i18n/format.ts';
import { leavingText } from '../../i18n/leaving.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/States.tsx';
import styles from './Operator.module.css';

/** While a job runs, what it has done is looked at so often. */
export const watchMs = 2000;
export const isRunning = ({ stage }: OffboardingView) => stage === 'archiving' || stage === 'erasing';

const tones = {
  archiving: 'amber',
  archived: 'blue',
  erasing: 'amber',
  erased: 'grey',
  cancelled: 'grey',
} as const;
export const StageBadge = (props: { of: OffboardingView }) => (
  <Badge tone={tones[props.of.stage]}>{leavingText(`stage.${props.of.stage}`)}</Badge>
);

/** `onMoved` when one has come to another stage: its district looks different then. */
export function Offboardings(props: { onOpen: (id: string) => void; onMoved: () => void }) {
  const list = useQuery(() => ({
    queryKey: ['operator', 'offboardings'],
    queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /v1/offboardings', { signal }),
    staleTime: 0,
    refetchInterval: (query: { state: { data?: { items: OffboardingView[] } | undefined } }) =>
      query.state.data?.items.some(isRunning) ? watchMs : false,
  }));
  const items = () => list.data?.items ?? [];
  // A memo, since an answer that says the same is no move: each would ask for the next one.
  const stages = createMemo(() =>
    items()
      .map(({ id, stage }) => `${id} ${stage}`)
      .join(),
  );
  createEffect(on(stages, () => props.onMoved(), { defer: true }));
  return (
    <Show when={items().length > 0 || list.isError}>
      <section class={styles.leaving} aria-labelledby="leaving">
        <h2 id="leaving">{leavingText('title')}</h2>
        <Show when={list.isError && !list.data}>
          <ErrorState compact error={list.error} onRetry={() => void list.refetch()} />
        </Show>
        <ul>
          <For each={items()}>
            {(each) => (
              <li>
                <span class={styles.grow}>
                  {labelOf(each.name)} <span class={styles.quiet}>{each.district}</span>
                </span>
                <span class={styles.quiet}>{formatDate(each.erasedAt ?? each.startedAt, 'full')}</span>
                <StageBadge of={each} />
                <Button size="small" onClick={() => props.onOpen(each.id)}>
                  {leavingText(each.stage === 'erased' ? 'receipt' : 'open')}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
