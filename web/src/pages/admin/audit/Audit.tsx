// The audit list: every change of configuration and people, the newest first; the open one with what it changed.
import { useInfiniteQuery } from '@tanstack/solid-query';
import { createEffect, createMemo, Match, Show, Switch } from 'solid-js';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { registers } from '#shared/contracts/registers.ts';
import { call } from '../../../api/client.ts';
import { useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { auditText } from '../../../i18n/audit.ts';
import { formatDate } from '../../../i18n/format.ts';
import { Empty, ErrorState, Skeleton } from '../../../ui/States.tsx';
import { type Column, rowLink, VirtualTable } from '../../../ui/VirtualTable.tsx';
import { RecordHistory } from '../register/RecordHistory.tsx';
import styles from '../register/Register.module.css';
import { AuditExport } from './AuditExport.tsx';
import { Filter, useAuditFilter } from './Filter.tsx';
import { PartChange } from './PartChange.tsx';
import { titleOf } from './title.ts';

const rowHeight = 52;

const nameOf = (entry: AuditEntry) =>
  entry.kind === 'part'
    ? `part ${entry.part} ${entry.version}`
    : `${entry.register} ${entry.id} ${entry.version}`;

/** The filter that is set, for links that keep it. */
const given = ({ q, who, from, to }: Readonly<Partial<Record<'q' | 'who' | 'from' | 'to', string>>>) =>
  Object.fromEntries(Object.entries({ q, who, from, to }).filter(([, value]) => value)) as Record<
    string,
    string
  >;

export default function Audit() {
  const district = useDistrict();
  const { params, filter, change } = useAuditFilter();
  const list = useInfiniteQuery(() => ({
    queryKey: ['district', district.id(), 'audit', filter()],
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      call('GET /v1/districts/{district}/audit', {
        params: { district: district.id() },
        query: { ...filter(), ...(pageParam !== undefined && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor,
    staleTime: 0,
  }));
  const items = createMemo(() => list.data?.pages.flatMap((page) => page.items) ?? []);
  // What is searched for may be rare: a page with little of it is no reason to wait for the reader.
  createEffect(() => {
    const { hasNextPage, isFetchingNextPage, isError } = list;
    if (items().length < 12 && hasNextPage && !isFetchingNextPage && !isError) void list.fetchNextPage();
  });
  const open = createMemo(() => items().find((entry) => nameOf(entry) === params.change));
  const hrefOf = (entry: AuditEntry) =>
    `?${new URLSearchParams({ ...given(params), change: nameOf(entry) })}`;
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <h1>{adminText('page.audit')}</h1>
        <AuditExport filter={filter()} />
      </header>
      <div class={styles.panes} data-open={open() ? '' : undefined}>
        <section class={styles.list} aria-label={auditText('list')}>
          <div class={styles.search}>
            <Filter params={params} onChange={change} />
          </div>
          <div class={styles.rows}>
            <Switch>
              <Match when={list.isError && items().length === 0}>
                <ErrorState error={list.error} onRetry={() => void list.refetch()} />
              </Match>
              <Match when={list.isPending}>
                <div class={styles.loading}>
                  <Skeleton rows={8} height={rowHeight - 12} gap={12} />
                </div>
              </Match>
              <Match when={items().length === 0 && !list.hasNextPage}>
                <Empty title={auditText('none')} text={auditText('none-text')} />
              </Match>
              <Match when={true}>
                <VirtualTable
                  label={adminText('page.audit')}
                  columns={columns(hrefOf)}
                  items={items()}
                  rowHeight={rowHeight}
                  current={items().indexOf(open() as AuditEntry)}
                  hasMore={list.hasNextPage}
                  loadingMore={list.isFetchingNextPage}
                  onMore={() => void list.fetchNextPage()}
                />
              </Match>
            </Switch>
          </div>
        </section>
        <section class={styles.detail} aria-label={auditText('change')}>
          <Show when={open()} keyed fallback={<Empty title={auditText('choose')} />}>
            {(entry) => <Change entry={entry} />}
          </Show>
        </section>
      </div>
    </div>
  );
}

const columns = (hrefOf: (entry: AuditEntry) => string): readonly Column<AuditEntry>[] => [
  {
    id: 'what',
    title: auditText('what'),
    width: 'minmax(0, 1fr)',
    cell: (entry) => (
      <div class={styles.row}>
        <a href={hrefOf(entry)} class={rowLink}>
          {titleOf(entry)}
        </a>
        <span class={styles.second}>
          {entry.by.name} · {formatDate(entry.at, 'full')}
          {entry.kind === 'part' && entry.note ? ` · ${entry.note}` : ''}
        </span>
      </div>
    ),
  },
];

function Change(props: { entry: AuditEntry }) {
  const { entry } = props;
  return (
    <>
      <h2>{titleOf(entry)}</h2>
      <p class={styles.second}>
        {entry.by.name} · {formatDate(entry.at, 'full')}
      </p>
      {entry.kind === 'part' ? (
        <PartChange part={entry.part} version={entry.version} />
      ) : (
        <RecordHistory register={registers[entry.register]} id={entry.id} />
      )}
    </>
  );
}
