// A tree beside its form: indented, folded, flat with the way to each while somebody searches; its rows can be ticked,
// moved by dragging or by keys.
import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import type { Label } from '#shared/contracts/primitives.ts';
import type { TreeNode } from '#shared/domain/tree.ts';
import { labelOf } from '../../data/district.tsx';
import { ancestorsOf, childrenOf, type TreeLine, treeLines } from '../../data/tree.ts';
import { adminText } from '../../i18n/admin.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import type { Option } from '../../ui/Field.tsx';
import { matches } from '../../ui/matches.ts';
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx';
import styles from './Admin.module.css';
import { ListTools } from './ListTools.tsx';

/** A tree of so many is read as it stands; a larger one begins folded. */
const unfoldedUpTo = 100;

/** Where a row is asked to go by keys: Alt and an arrow. */
export type Push = 'up' | 'down' | 'in' | 'out';
const pushes: Readonly<Record<string, Push>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

type NamedNode = TreeNode & { readonly name: Label };

export interface TreeListProps<N extends NamedNode> {
  label: string;
  nodes: readonly N[];
  optionOf: (node: N) => Option;
  /** A second, quieter line. */
  detail: (node: N, children: number) => string;
  /** Drawn quieter than the others. */
  quiet?: (node: N) => boolean;
  open: string | undefined;
  onOpen: (id: string) => void;
  onNew: () => void;
  tools: JSX.Element;
  /** What may be done with the rows that are ticked; without it none can be. */
  ticked?: (chosen: readonly N[], done: () => void) => JSX.Element;
  /** Moves a row by keys. */
  onPush?: (id: string, where: Push) => void;
  /** Puts a row where it was dropped: `share` of the other row's height, 0 at its top. */
  onDrop?: (id: string, onto: N, share: number) => void;
}

export function TreeList<N extends NamedNode>(props: TreeListProps<N>) {
  const byId = createMemo(() => new Map(props.nodes.map((node) => [node.id, node])));
  const [query, setQuery] = createSignal('');
  const [ticks, setTicks] = createSignal<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = createSignal<string>();
  const [over, setOver] = createSignal<{ id: string; share: number }>();
  const parents = () => [...childrenOf(props.nodes).keys()].filter((id) => id !== null);
  const [unfolded, setUnfolded] = createSignal<ReadonlySet<string>>(
    new Set(props.nodes.length <= unfoldedUpTo ? parents() : []),
  );
  let list!: HTMLElement;
  const fold = (id: string, open: boolean) => {
    const next = new Set(unfolded());
    open ? next.add(id) : next.delete(id);
    setUnfolded(next);
  };
  // What is opened from elsewhere, or was moved, is brought into sight.
  const wayToOpen = createMemo(() => (props.open ? ancestorsOf(byId(), props.open).join(' ') : ''));
  createEffect(
    on(wayToOpen, (way) => way && setUnfolded((before) => new Set([...before, ...way.split(' ')]))),
  );
  const searching = () => query().trim() !== '';
  const lines = createMemo((): TreeLine<N>[] =>
    searching()
      ? props.nodes
          .filter((node) => matches(props.optionOf(node), query()))
          .map((node) => ({ node, depth: 0, children: 0 }))
      : treeLines(props.nodes, (id) => unfolded().has(id)),
  );
  const chosen = createMemo(() => props.nodes.filter(({ id }) => ticks().has(id)));
  const tick = (ids: readonly string[], on: boolean) => {
    const next = new Set(ticks());
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setTicks(next);
  };
  const pathOf = (id: string) =>
    ancestorsOf(byId(), id)
      .reverse()
      .map((above) => labelOf(byId().get(above)?.name ?? { zh: above, en: above }))
      .join(' / ');
  const focus = (id: string | undefined) =>
    queueMicrotask(() => list.querySelector<HTMLElement>(`[data-node="${id}"]`)?.focus());

  function onKeyDown(event: KeyboardEvent, { node, children }: TreeLine<N>): void {
    const push = pushes[event.key];
    if (!push || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (event.altKey) {
      props.onPush?.(node.id, push);
      focus(node.id);
      return;
    }
    const at = lines().findIndex((line) => line.node.id === node.id);
    if (push === 'up' || push === 'down') focus(lines()[at + (push === 'up' ? -1 : 1)]?.node.id);
    else if (push === 'in' && children > 0 && !unfolded().has(node.id)) fold(node.id, true);
    else if (push === 'in' && children > 0) focus(lines()[at + 1]?.node.id);
    else if (push === 'out' && children > 0 && unfolded().has(node.id)) fold(node.id, false);
    else if (push === 'out') focus(node.parent ?? undefined);
    // The lines were drawn anew.
    if (push === 'in' || push === 'out') list.contains(document.activeElement) || focus(node.id);
  }

  const shareOf = (event: DragEvent & { currentTarget: HTMLElement }) => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return (event.clientY - top) / height;
  };
  const Line = (line: TreeLine<N>) => {
    const { node, depth, children } = line;
    const drop = () => (over()?.id === node.id && dragged() !== node.id ? over() : undefined);
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: what dragging does, keys do on the button inside
      <div
        class={styles.treeLine}
        style={{ 'padding-inline-start': `${depth * 16}px` }}
        data-dragged={dragged() === node.id}
        data-drop={drop() && (drop()!.share < 0.25 ? 'before' : drop()!.share > 0.75 ? 'after' : 'into')}
        draggable={props.onDrop !== undefined}
        onDragStart={() => setDragged(node.id)}
        onDragEnd={() => {
          setDragged(undefined);
          setOver(undefined);
        }}
        onDragOver={(event) => {
          if (dragged() === undefined) return;
          event.preventDefault();
          setOver({ id: node.id, share: shareOf(event) });
        }}
        onDrop={(event) => {
          event.preventDefault();
          const from = dragged();
          if (from !== undefined && from !== node.id) props.onDrop?.(from, node, shareOf(event));
        }}
      >
        <Show when={children > 0} fallback={<span class={styles.treeLeaf} />}>
          <IconButton
            size="small"
            icon={unfolded().has(node.id) ? ChevronDown : ChevronRight}
            aria-expanded={unfolded().has(node.id)}
            label={adminText(unfolded().has(node.id) ? 'tree.fold' : 'tree.unfold', {
              name: labelOf(node.name),
            })}
            onClick={() => fold(node.id, !unfolded().has(node.id))}
          />
        </Show>
        <button
          type="button"
          class={styles.choose}
          data-node={node.id}
          data-quiet={props.quiet?.(node) ?? false}
          onClick={() => props.onOpen(node.id)}
          onKeyDown={(event) => onKeyDown(event, line)}
        >
          <span class={styles.name}>{labelOf(node.name)}</span>
          <span class={styles.code}>
            {[props.detail(node, children), searching() && pathOf(node.id)].filter(Boolean).join(' · ')}
          </span>
        </button>
      </div>
    );
  };
  const columns = (): Column<TreeLine<N>>[] => [
    ...(props.ticked
      ? [
          {
            id: 'tick',
            title: adminText('tick.column'),
            width: '24px',
            cell: ({ node }: TreeLine<N>) => (
              <input
                type="checkbox"
                class={styles.box}
                aria-label={adminText('tick', { name: labelOf(node.name) })}
                checked={ticks().has(node.id)}
                onChange={(event) => tick([node.id], event.currentTarget.checked)}
              />
            ),
          },
        ]
      : []),
    { id: 'name', title: props.label, width: 'minmax(0, 1fr)', cell: Line },
  ];
  return (
    <section ref={list} class={styles.list} aria-label={props.label}>
      <ListTools query={query()} onQuery={setQuery} onNew={props.onNew} />
      <div class={styles.ticked}>
        <Button size="small" onClick={() => setUnfolded(new Set(parents()))}>
          {adminText('tree.unfold-all')}
        </Button>
        <Button size="small" onClick={() => setUnfolded(new Set<string>())}>
          {adminText('tree.fold-all')}
        </Button>
        {props.tools}
      </div>
      <Show when={props.ticked && (searching() || chosen().length > 0) && props.ticked}>
        {(ticked) => (
          <div class={styles.ticked}>
            <Show when={searching()}>
              <Button
                size="small"
                disabled={lines().length === 0}
                onClick={() =>
                  tick(
                    lines().map(({ node }) => node.id),
                    true,
                  )
                }
              >
                {adminText('tick.all', { n: lines().length })}
              </Button>
            </Show>
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
          rowHeight={48}
          current={lines().findIndex(({ node }) => node.id === props.open)}
          columns={columns()}
        />
      </div>
    </section>
  );
}
