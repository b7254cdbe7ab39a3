import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import { adminText } from '../../i18n/admin.ts';
import { Button } from '../../ui/Button.tsx';
import type { Option } from '../../ui/Field.tsx';
import { matches } from '../../ui/matches.ts';
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx';
import styles from './Admin.module.css';
import { ListTools } from './ListTools.tsx';
import type { Row } from './list-draft.ts';

export interface RowListProps<R extends Row> {
  label: string;
  rows: readonly R[];
  /** What a row is found by: its name, and words beside it. */
  optionOf: (row: R) => Option;
  /** A second, quieter line of a row. */
  detail?: ((row: R) => string) | undefined;
  /** Rows of one group stand below its name, in the order in which groups first occur. */
  groupOf?: ((row: R) => string) | undefined;
  open: string | undefined;
  onOpen: (id: string) => void;
  onNew: () => void;
  /** What may be done with the rows that are ticked; without it none can be. */
  ticked?: ((rows: readonly R[], done: () => void) => JSX.Element) | undefined;
  tools?: JSX.Element;
}

type Line<R> = { readonly row: R } | { readonly heading: string; readonly rows: number };

export function RowList<R extends Row>(props: RowListProps<R>) {
  const [query, setQuery] = createSignal('');
  const [ticks, setTicks] = createSignal<ReadonlySet<string>>(new Set());
  const found = createMemo(() =>
    query().trim() ? props.rows.filter((row) => matches(props.optionOf(row), query())) : props.rows,
  );
  const lines = createMemo((): readonly Line<R>[] => inGroups(found(), props.groupOf));
  const chosen = createMemo(() => props.rows.filter(({ id }) => ticks().has(id)));
  const tick = (ids: readonly string[], on: boolean) => {
    const next = new Set(ticks());
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setTicks(next);
  };
  const columns = (): Column<Line<R>>[] => [
    ...(props.ticked
      ? [
          {
            id: 'tick',
            title: adminText('tick.column'),
            width: '24px',
            cell: (line: Line<R>) => (
              <Show when={'row' in line && line.row}>
                {(row) => (
                  <input
                    type="checkbox"
                    class={styles.box}
                    aria-label={adminText('tick', { name: props.optionOf(row()).label })}
                    checked={ticks().has(row().id)}
                    onChange={(event) => tick([row().id], event.currentTarget.checked)}
                  />
                )}
              </Show>
            ),
          },
        ]
      : []),
    {
      id: 'name',
      title: props.label,
      width: 'minmax(0, 1fr)',
      cell: (line) =>
        'row' in line ? (
          <button type="button" class={styles.choose} onClick={() => props.onOpen(line.row.id)}>
            <span class={styles.name}>{props.optionOf(line.row).label}</span>
            <span class={styles.code}>{props.detail?.(line.row) ?? line.row.id}</span>
          </button>
        ) : (
          <h2 class={styles.heading}>{adminText('group', { name: line.heading, n: line.rows })}</h2>
        ),
    },
  ];
  return (
    <section class={styles.list} aria-label={props.label}>
      <ListTools query={query()} onQuery={setQuery} onNew={props.onNew} />
      <Show when={props.tools}>
        <div class={styles.ticked}>{props.tools}</div>
      </Show>
      <Show when={props.ticked}>
        {(ticked) => (
          <div class={styles.ticked}>
            <Button
              size="small"
              disabled={found().length === 0}
              onClick={() =>
                tick(
                  found().map(({ id }) => id),
                  true,
                )
              }
            >
              {adminText('tick.all', { n: found().length })}
            </Button>
            <Show when={chosen().length > 0}>
              <Button size="small" onClick={() => setTicks(new Set<string>())}>
                {adminText('tick.none', { n: chosen().length })}
              </Button>
              {ticked()(chosen(), () => setTicks(new Set<string>()))}
            </Show>
          </div>
        )}
      </Show>
      <div class={styles.rows}>
        <VirtualTable
          label={props.label}
          items={lines()}
          rowHeight={52}
          current={lines().findIndex((line) => 'row' in line && line.row.id === props.open)}
          columns={columns()}
        />
      </div>
    </section>
  );
}

/** Each group once, where its first row stands. */
function inGroups<R>(rows: readonly R[], groupOf: ((row: R) => string) | undefined): Line<R>[] {
  if (!groupOf) return rows.map((row) => ({ row }));
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const name = groupOf(row);
    groups.get(name)?.push(row) ?? groups.set(name, [row]);
  }
  return [...groups].flatMap(([heading, own]): Line<R>[] => [
    { heading, rows: own.length },
    ...own.map((row) => ({ row })),
  ]);
}
