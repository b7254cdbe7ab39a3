// The middle pane: the chosen queue, what is due first first, loaded page by page as one scrolls.
import { createEffect, Match, Show, Switch } from 'solid-js';
import type { CaseCard } from '#shared/contracts/cases.ts';
import type { useCaseList } from '../../data/cases.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { deskText } from '../../i18n/desk.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ClockBar } from '../../ui/ClockBar.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { Empty, ErrorState, Skeleton } from '../../ui/States.tsx';
import { type Column, rowLink, VirtualTable } from '../../ui/VirtualTable.tsx';
import { PartBadge, RuleBadge, SeverityBadge, StateBadge } from '../case/badges.tsx';
import { Doubts, ProofBadge } from '../case/Doubts.tsx';
import { shortNumber } from '../case/number.ts';
import type { DeskState } from './desk-state.ts';
import styles from './Worklist.module.css';

const rowHeight = 68;

export interface WorklistProps {
  desk: DeskState;
  list: ReturnType<typeof useCaseList>;
  items: readonly CaseCard[];
  index: number;
}

export function Worklist(props: WorklistProps) {
  const columns: readonly Column<CaseCard>[] = [
    {
      id: 'case',
      title: deskText('list.case'),
      width: 'minmax(0, 1fr)',
      cell: (card) => <CaseCell card={card} desk={props.desk} />,
    },
    {
      id: 'place',
      title: deskText('list.place'),
      width: 'var(--place-width)',
      cell: (card) => <PlaceCell card={card} />,
    },
    {
      id: 'clock',
      title: deskText('list.clock'),
      width: '124px',
      cell: (card) => <ClockBar clock={card.clock} />,
    },
  ];
  // A filter can leave a page empty while there is more behind it.
  createEffect(() => {
    const { hasNextPage, isFetchingNextPage, isError } = props.list;
    if (props.items.length < 12 && hasNextPage && !isFetchingNextPage && !isError)
      void props.list.fetchNextPage();
  });
  return (
    <Switch>
      <Match when={props.list.isPending}>
        <div class={styles.loading}>
          <Skeleton rows={9} height={rowHeight - 12} gap={12} />
        </div>
      </Match>
      <Match when={props.list.isError && props.items.length === 0}>
        <ErrorState error={props.list.error} onRetry={() => void props.list.refetch()} />
      </Match>
      <Match when={props.items.length === 0 && !props.list.hasNextPage}>
        <Show
          when={props.desk.filtered()}
          fallback={<Empty title={deskText('list.empty')} text={deskText('list.empty-text')} />}
        >
          <Empty
            title={deskText('list.nothing')}
            text={deskText('list.nothing-text')}
            action={<Button onClick={() => props.desk.clearFilter()}>{deskText('filter.clear')}</Button>}
          />
        </Show>
      </Match>
      <Match when={true}>
        <VirtualTable
          label={deskText(`queue.${props.desk.queue()}`)}
          columns={columns}
          items={props.items}
          rowHeight={rowHeight}
          current={props.index}
          hasMore={props.list.hasNextPage}
          loadingMore={props.list.isFetchingNextPage}
          onMore={() => void props.list.fetchNextPage()}
        />
      </Match>
    </Switch>
  );
}

function CaseCell(props: { card: CaseCard; desk: DeskState }) {
  const district = useDistrict();
  // Queues of one state need not repeat it on every row.
  const mixed = () => ['overdue', 'all', 'mine', 'area'].includes(props.desk.queue());
  return (
    <div class={styles.case}>
      <div class={styles.line}>
        <a href={props.desk.caseHref(props.card.id)} replace={true} class={`${rowLink} ${styles.category}`}>
          {district.categoryName(props.card.category)}
        </a>
        <SeverityBadge severity={props.card.severity} />
        <Show when={mixed()}>
          <StateBadge state={props.card.state} />
        </Show>
        <Show when={props.card.task}>{(task) => <PartBadge part={task().role} />}</Show>
        <Show when={props.card.returned}>
          {(returned) => (
            <span title={`${district.departmentName(returned().department)}：${returned().reason}`}>
              <Badge tone="amber">{deskText('list.returned')}</Badge>
            </span>
          )}
        </Show>
        <Show when={props.card.rework > 0}>
          <Badge tone="red">{deskText('list.rework')}</Badge>
        </Show>
        <RuleBadge rule={props.card.byRule} />
        <ProofBadge proof={props.card.proof} />
      </div>
      <div class={styles.second}>
        <span class={styles.number}>{shortNumber(props.card.number)}</span>
        {props.card.text}
      </div>
      <Show when={props.card.doubts}>{(doubts) => <Doubts doubts={doubts()} />}</Show>
    </div>
  );
}

function PlaceCell(props: { card: CaseCard }) {
  const district = useDistrict();
  const grid = () => {
    const id = props.card.areaPath.at(-1);
    return id ? district.areaName(id) : caseText('place.outside');
  };
  return (
    <div class={styles.case}>
      <div class={styles.place} title={district.pathName(props.card.areaPath)}>
        {grid()}
      </div>
      <div class={styles.second}>
        <RelativeTime at={props.card.reportedAt} />
      </div>
    </div>
  );
}
