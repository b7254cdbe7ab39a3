// Long lists: only what is in sight exists in the page. Rows, a moving cursor, and more when the end comes near.
import { createVirtualizer } from '@tanstack/solid-virtual';
import { createEffect, For, type JSX, on, Show } from 'solid-js';
import { common } from '../i18n/common.ts';
import { Skeleton } from './States.tsx';
import styles from './VirtualList.module.css';

export interface VirtualListProps<T> {
  label: string;
  items: readonly T[];
  /** Pixels of one row; all rows are alike so that the scrollbar is honest. */
  rowHeight: number;
  children: (item: T, index: number) => JSX.Element;
  key: (item: T) => string;
  /** The row to keep in sight. */
  current?: number;
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  let scroller!: HTMLDivElement;
  const virtual = createVirtualizer({
    get count() {
      return props.items.length;
    },
    getScrollElement: () => scroller,
    estimateSize: () => props.rowHeight,
    overscan: 8,
    getItemKey: (index) => {
      const item = props.items[index];
      return item === undefined ? index : props.key(item);
    },
  });
  createEffect(
    on(
      () => [props.current, props.items.length] as const,
      ([current]) => {
        if (current !== undefined && current >= 0) virtual.scrollToIndex(current, { align: 'auto' });
      },
    ),
  );
  createEffect(() => {
    const last = virtual.getVirtualItems().at(-1);
    if (last && last.index >= props.items.length - 10 && props.hasMore && !props.loadingMore)
      props.onMore?.();
  });
  return (
    <div class={styles.scroller} ref={scroller}>
      <ul class={styles.rows} aria-label={props.label} style={{ height: `${virtual.getTotalSize()}px` }}>
        <For each={virtual.getVirtualItems()}>
          {(row) => (
            <li
              class={styles.row}
              style={{ height: `${props.rowHeight}px`, transform: `translateY(${row.start}px)` }}
              aria-posinset={row.index + 1}
              aria-setsize={props.hasMore ? -1 : props.items.length}
            >
              <Show when={props.items[row.index]} keyed>
                {(item) => props.children(item, row.index)}
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.loadingMore} fallback={<EndMark shown={!props.hasMore && props.items.length > 0} />}>
        <div class={styles.end}>
          <Skeleton rows={1} height={props.rowHeight - 16} />
        </div>
      </Show>
    </div>
  );
}

const EndMark = (props: { shown: boolean }) => (
  <Show when={props.shown}>
    <p class={styles.end}>{common('list.end')}</p>
  </Show>
);
