// The lists of one tab, one below the other, kept fresh by themselves; and what is said when there is nothing in any.
import ClipboardCheck from 'lucide-solid/icons/clipboard-check';
import { createMemo, For, Match, Show, Switch } from 'solid-js';
import type { Queue } from '#shared/contracts/cases.ts';
import { useCaseList } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty, ErrorState, Skeleton } from '../../ui/States.tsx';
import styles from './CaseLists.module.css';
import { CaseRow, rowHeight } from './CaseRow.tsx';
import { mineFirst, type Tab } from './lists.ts';
import { Offline } from './Offline.tsx';

type List = ReturnType<typeof useCaseList>;

export function CaseLists(props: { tab: Tab; queues: readonly Queue[] }) {
  const district = useDistrict();
  const lists = props.queues.map((queue) => ({ queue, list: useCaseList(district.id, () => queue) }));
  const empty = () => lists.every(({ list }) => list.data && countOf(list) === 0 && !list.hasNextPage);
  const waiting = () => lists.every(({ list }) => list.isPending);
  return (
    <Switch>
      <Match when={waiting() && lists.some(({ list }) => list.fetchStatus === 'paused')}>
        <Offline />
      </Match>
      <Match when={waiting()}>
        <Skeleton rows={5} height={rowHeight} gap={8} />
      </Match>
      <Match when={empty()}>
        <Empty
          icon={ClipboardCheck}
          title={fieldText(`${props.tab}.empty`)}
          text={fieldText(`${props.tab}.empty-text`)}
        />
      </Match>
      <Match when={true}>
        <For each={lists}>{(each) => <OneList {...each} titled={lists.length > 1} />}</For>
      </Match>
    </Switch>
  );
}

const countOf = (list: List): number =>
  (list.data?.pages ?? []).reduce((sum, page) => sum + page.items.length, 0);

/** Headings only where there are several lists; one that is empty beside others does not show at all. */
function OneList(props: { queue: Queue; list: List; titled: boolean }) {
  const district = useDistrict();
  const cards = createMemo(() => {
    const items = props.list.data?.pages.flatMap((page) => page.items) ?? [];
    return mineFirst(items, district.member().id);
  });
  const queue = () => props.queue as 'to_verify' | 'tasks_assigned' | 'tasks_signed_in';
  return (
    <Switch>
      <Match when={props.list.isError && !props.list.data}>
        <ErrorState error={props.list.error} onRetry={() => void props.list.refetch()} />
      </Match>
      <Match when={cards().length > 0 || props.list.hasNextPage}>
        <section>
          <Show when={props.titled}>
            <h2 class={styles.title}>
              {fieldText(`queue.${queue()}`)} <span>{formatNumber(cards().length)}</span>
            </h2>
          </Show>
          <ul class={styles.list}>
            <For each={cards()}>{(card) => <CaseRow card={card} queue={props.queue} />}</For>
          </ul>
          <Show
            when={props.list.hasNextPage}
            fallback={
              <Show when={!props.titled}>
                <p class={styles.end}>{fieldText('list.end', { n: cards().length })}</p>
              </Show>
            }
          >
            <Button wide busy={props.list.isFetchingNextPage} onClick={() => void props.list.fetchNextPage()}>
              {fieldText('list.more')}
            </Button>
          </Show>
        </section>
      </Match>
    </Switch>
  );
}
