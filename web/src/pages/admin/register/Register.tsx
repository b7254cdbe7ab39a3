// The page of a register: its records on the left, page by page and searched by the service; the open one on the right.
// A noun says how its records are called and what removing one means; everything else follows from its schema.
import { useSearchParams } from '@solidjs/router';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createMemo, type JSX, Match, Show, Switch } from 'solid-js';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import type { RecordView, RegisterRow } from '#shared/contracts/register.ts';
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../../data/district.tsx';
import { useRecords } from '../../../data/records.ts';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { registerText } from '../../../i18n/registers.ts';
import { Button } from '../../../ui/Button.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Empty, ErrorState, Skeleton } from '../../../ui/States.tsx';
import { rowLink, VirtualTable } from '../../../ui/VirtualTable.tsx';
import { RecordPanel } from './RecordPanel.tsx';
import styles from './Register.module.css';
import type { Rec } from './record-draft.ts';

export interface RegisterSpec<T extends Rec> {
  /** Its row of the table of registers: address, schema, permissions. */
  readonly register: RegisterRow;
  /** What a record is called, in a list and in sentences. */
  readonly nameOf: (value: T) => string;
  /** A second, quieter line in the list. */
  readonly detailOf: (value: T) => string;
  /** What else is shown of records, by id: beside each in the list, and above an open one. */
  readonly beside?: BesideRecords | undefined;
  /** What removing one means beside that its history stays. */
  readonly removalOf: (value: T) => string;
  /** Controls of the page's own in the form, by the name of the field. */
  readonly controls?: Readonly<Record<string, ControlOf>> | undefined;
  /** Faults that no single field's schema can tell. */
  readonly check?: ((value: T) => readonly ProblemIssue[]) | undefined;
  /** Fields that no two records may share, beside their id. */
  readonly unique?: readonly (keyof T & string)[] | undefined;
}

export interface BesideRecords {
  /** Called once by a list, with the ids that it shows; the answer draws one of them. */
  readonly inList: (ids: () => readonly string[]) => (id: string) => JSX.Element;
  readonly above: (id: string) => JSX.Element;
  /** Before it is removed, in the question, and after. */
  readonly leaving: (id: string, gone: boolean) => JSX.Element;
}

export interface RegisterProps<T extends Rec> extends RegisterSpec<T> {
  title: string;
  /** Beside the title: import, export. */
  tools?: JSX.Element;
}

const rowHeight = 52;
/** The id of a record that is being made; no record's own, which begin with a letter or digit. */
const newOne = '-new';

export function Register<T extends Rec>(props: RegisterProps<T>) {
  const district = useDistrict();
  const [params, setParams] = useSearchParams<{ q?: string; id?: string }>();
  const mayWrite = () => holds(props.register.write, district.member());
  const open = (id: string | undefined, replace = false) => setParams({ id }, { replace });
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <h1>{props.title}</h1>
        <div class={styles.tools}>{props.tools}</div>
      </header>
      <div class={styles.panes} data-open={params.id ? '' : undefined}>
        <Records
          {...props}
          mayWrite={mayWrite()}
          q={params.q ?? ''}
          onSearch={(q) => setParams({ q: q || undefined }, { replace: true })}
          current={params.id}
          hrefOf={(id) => `?${new URLSearchParams({ ...(params.q && { q: params.q }), id })}`}
          onNew={() => open(newOne)}
        />
        <section class={styles.detail} aria-label={props.title}>
          <Show
            when={params.id}
            keyed
            fallback={<Empty title={registerText(mayWrite() ? 'choose-or-new' : 'choose')} />}
          >
            {(id) => (
              <RecordPanel
                spec={props}
                id={id === newOne ? '' : id}
                mayWrite={mayWrite()}
                onOpen={(to) => open(to, true)}
              />
            )}
          </Show>
        </section>
      </div>
    </div>
  );
}

interface RecordsProps<T extends Rec> extends RegisterProps<T> {
  mayWrite: boolean;
  q: string;
  onSearch: (q: string) => void;
  current: string | undefined;
  hrefOf: (id: string) => string;
  onNew: () => void;
}

function Records<T extends Rec>(props: RecordsProps<T>) {
  const district = useDistrict();
  const list = useRecords<T>(district.id, props.register, () => props.q);
  const items = createMemo(() => list.data?.pages.flatMap((page) => page.items) ?? []);
  // A search can leave a page empty while there is more behind it.
  createEffect(() => {
    const { hasNextPage, isFetchingNextPage, isError } = list;
    if (items().length < 20 && hasNextPage && !isFetchingNextPage && !isError) void list.fetchNextPage();
  });
  const mark = props.beside?.inList(createMemo(() => items().map(({ value }) => value.id)));
  const row = (record: RecordView<T>) => (
    <div class={styles.row}>
      <div class={styles.first}>
        <a href={props.hrefOf(record.value.id)} class={rowLink}>
          {props.nameOf(record.value)}
        </a>
        {mark?.(record.value.id)}
      </div>
      <span class={styles.second}>{props.detailOf(record.value)}</span>
    </div>
  );
  return (
    <section class={styles.list} aria-label={registerText('list')}>
      <div class={styles.search}>
        <SearchField label={registerText('search')} q={props.q} onSearch={props.onSearch} />
        <Show when={props.mayWrite}>
          <Button icon={Plus} onClick={props.onNew}>
            {registerText('new')}
          </Button>
        </Show>
      </div>
      <div class={styles.rows}>
        <Switch>
          <Match when={list.isPending}>
            <div class={styles.loading}>
              <Skeleton rows={8} height={rowHeight - 12} gap={12} />
            </div>
          </Match>
          <Match when={list.isError && items().length === 0}>
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          </Match>
          <Match when={items().length === 0 && !list.hasNextPage}>
            <Show
              when={props.q}
              fallback={
                <Empty
                  title={registerText('empty')}
                  {...(props.mayWrite && { text: registerText('empty-text') })}
                />
              }
            >
              <Empty
                title={registerText('nothing')}
                text={registerText('nothing-text')}
                action={<Button onClick={() => props.onSearch('')}>{registerText('clear')}</Button>}
              />
            </Show>
          </Match>
          <Match when={true}>
            <VirtualTable
              label={props.title}
              items={items()}
              rowHeight={rowHeight}
              current={items().findIndex(({ value }) => value.id === props.current)}
              columns={[{ id: 'name', title: props.title, width: 'minmax(0, 1fr)', cell: row }]}
              hasMore={list.hasNextPage}
              loadingMore={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          </Match>
        </Switch>
      </div>
    </section>
  );
}
