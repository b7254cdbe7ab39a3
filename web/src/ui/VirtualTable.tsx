// Long tables: only what is in sight exists in the page. A cursor kept in sight, and more when the end comes near.
import { createVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, createSignal, For, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { common } from '../i18n/common.ts';
import { Skeleton } from './States.tsx';
import styles from './VirtualTable.module.css';

export interface Column<T> {
  id: string;
  title: string;
  /** A CSS grid track: `120px`, `minmax(0, 1fr)`. */
  width: string;
  /** One cell of every row holds the link that the whole row follows; give it the class `rowLink`. */
  cell: (item: T) => JSX.Element;
}

/** By which column a list is sorted; the one who gives the items sorts them. */
export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

export interface VirtualTableProps<T> {
  label: string;
  columns: readonly Column<T>[];
  items: readonly T[];
  /** Pixels of one row; all rows are alike so that the scrollbar is honest. */
  rowHeight: number;
  /** Index of the row under the cursor, marked and kept in sight; -1 for none. */
  current: number;
  /** Of lists that are whole: the columns whose titles sort, by their ids. */
  sortable?: readonly string[];
  sorting?: Sorting;
  onSort?: (column: string) => void;
  /** For lists that come page by page. */
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
}

const arrows = { ascending: '↑', descending: '↓', none: '' } as const;

/** The class of a link inside a cell that makes its whole row the target. */
export const rowLink = styles.rowLink ?? '';

export function VirtualTable<T>(props: VirtualTableProps<T>) {
  let element!: HTMLDivElement;
  const [scroller, setScroller] = createSignal<HTMLDivElement>();
  // Where the page around it still waits for something, the table is mounted before it is in the document; nothing can be
  // observed of it until then, and the virtualizer looks for its element only once.
  let frame = 0;
  const attach = () => {
    if (element.isConnected) setScroller(element);
    else frame = requestAnimationFrame(attach);
  };
  onMount(attach);
  onCleanup(() => cancelAnimationFrame(frame));
  const virtual = createVirtualizer({
    get count() {
      return props.items.length;
    },
    getScrollElement: () => scroller() ?? null,
    estimateSize: () => props.rowHeight,
    overscan: 8,
  });
  createEffect(
    on(
      () => props.current,
      (current) => current >= 0 && virtual.scrollToIndex(current, { align: 'auto' }),
    ),
  );
  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1);
    if (last && last.index >= props.items.length - 10 && props.hasMore && !props.loadingMore)
      props.onMore?.();
  });
  const sortOf = ({ id }: Column<T>) => {
    if (props.sorting?.by !== id) return undefined;
    return props.sorting.descending ? 'descending' : 'ascending';
  };
  const tracks = () => ({ 'grid-template-columns': props.columns.map((column) => column.width).join(' ') });
  return (
    <div class={styles.scroller} ref={element}>
      <table class={styles.table} aria-label={props.label} aria-rowcount={props.items.length + 1}>
        <thead class={styles.head}>
          <tr class={styles.tracks} style={tracks()}>
            <For each={props.columns}>
              {(column) => (
                <th scope="col" aria-sort={sortOf(column)}>
                  <Show when={props.sortable?.includes(column.id)} fallback={column.title}>
                    <button type="button" class={styles.sort} onClick={() => props.onSort?.(column.id)}>
                      {column.title}
                      <span aria-hidden="true">{arrows[sortOf(column) ?? 'none']}</span>
                    </button>
                  </Show>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody class={styles.body} style={{ height: `${virtual.getTotalSize()}px` }}>
          <For each={virtual.getVirtualItems()}>
            {(row) => (
              <tr
                class={`${styles.tracks} ${styles.row}`}
                aria-rowindex={row.index + 2}
                aria-current={row.index === props.current}
                style={{
                  ...tracks(),
                  height: `${props.rowHeight}px`,
                  transform: `translateY(${row.start}px)`,
                }}
              >
                <Show when={props.items[row.index]} keyed>
                  {(item) => <For each={props.columns}>{(column) => <td>{column.cell(item)}</td>}</For>}
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.loadingMore}>
        <div class={styles.end}>
          <Skeleton height={props.rowHeight - 16} />
        </div>
      </Show>
      <Show when={!props.hasMore && props.items.length > 0}>
        <p class={styles.end}>{common('list.end')}</p>
      </Show>
    </div>
  );
}
