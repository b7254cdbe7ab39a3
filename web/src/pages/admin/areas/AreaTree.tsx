// The tier tree as a list: indented, folded, or flat with the way to each while somebody searches.
import ChevronDown from 'lucide-solid/icons/chevron-down';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createMemo, createSignal, type JSX, on, Show } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { Tier } from '#shared/contracts/tiers.ts';
import { labelOf } from '../../../data/district.tsx';
import { ancestorsOf, childrenOf, type TreeLine, treeLines } from '../../../data/tree.ts';
import { adminText } from '../../../i18n/admin.ts';
import { areasText } from '../../../i18n/areas.ts';
import { today } from '../../../i18n/format.ts';
import { word } from '../../../i18n/words.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import { loadPinyin, matches } from '../../../ui/matches.ts';
import { VirtualTable } from '../../../ui/VirtualTable.tsx';
import admin from '../Admin.module.css';
import styles from './Areas.module.css';

/** A tree of so many is read as it stands; a larger one begins folded. */
const unfoldedUpTo = 100;

export function AreaTree(props: {
  tiers: readonly Tier[];
  areas: readonly Area[];
  open: string | undefined;
  onOpen: (id: string) => void;
  onNew: () => void;
  tools: JSX.Element;
}) {
  const byId = createMemo(() => new Map(props.areas.map((area) => [area.id, area])));
  const [query, setQuery] = createSignal('');
  const parents = () => [...childrenOf(props.areas).keys()].filter((id) => id !== null);
  const [unfolded, setUnfolded] = createSignal<ReadonlySet<string>>(
    new Set(props.areas.length <= unfoldedUpTo ? parents() : []),
  );
  const fold = (id: string, open: boolean) => {
    const next = new Set(unfolded());
    open ? next.add(id) : next.delete(id);
    setUnfolded(next);
  };
  // What is opened from elsewhere is brought into sight.
  createEffect(
    on(
      () => props.open,
      (id) => id && setUnfolded((before) => new Set([...before, ...ancestorsOf(byId(), id)])),
    ),
  );
  const lines = createMemo((): TreeLine<Area>[] =>
    query().trim()
      ? props.areas
          .filter((area) => matches(optionOf(area), query()))
          .map((area) => ({ node: area, depth: 0, children: 0 }))
      : treeLines(props.areas, (id) => unfolded().has(id)),
  );
  const pathOf = (id: string) =>
    ancestorsOf(byId(), id)
      .reverse()
      .map((above) => labelOf(byId().get(above)?.name ?? { zh: above, en: above }))
      .join(' / ');
  return (
    <section class={admin.list} aria-label={adminText('page.areas')}>
      <div class={admin.tools}>
        <TextField
          bare
          label={adminText('search')}
          placeholder={adminText('search')}
          type="search"
          value={query()}
          onFocus={loadPinyin}
          onChange={setQuery}
        />
        <Button icon={Plus} onClick={props.onNew}>
          {adminText('item.new')}
        </Button>
      </div>
      <div class={admin.ticked}>
        <Button size="small" onClick={() => setUnfolded(new Set(parents()))}>
          {areasText('unfold.all')}
        </Button>
        <Button size="small" onClick={() => setUnfolded(new Set<string>())}>
          {areasText('fold.all')}
        </Button>
        {props.tools}
      </div>
      <div class={admin.rows}>
        <VirtualTable
          label={adminText('page.areas')}
          items={lines()}
          rowHeight={44}
          current={lines().findIndex(({ node }) => node.id === props.open)}
          columns={[
            {
              id: 'name',
              title: adminText('page.areas'),
              width: 'minmax(0, 1fr)',
              cell: ({ node: area, depth, children }) => (
                <div class={styles.line} style={{ 'padding-inline-start': `${depth * 16}px` }}>
                  <Show when={children > 0} fallback={<span class={styles.leaf} />}>
                    <IconButton
                      size="small"
                      icon={unfolded().has(area.id) ? ChevronDown : ChevronRight}
                      aria-expanded={unfolded().has(area.id)}
                      label={areasText(unfolded().has(area.id) ? 'fold' : 'unfold', {
                        name: labelOf(area.name),
                      })}
                      onClick={() => fold(area.id, !unfolded().has(area.id))}
                    />
                  </Show>
                  <button type="button" class={admin.choose} onClick={() => props.onOpen(area.id)}>
                    <span class={admin.name}>{labelOf(area.name)}</span>
                    <span class={admin.code}>
                      {[
                        sayTier(area, props.tiers),
                        area.from && area.from > today() && areasText('begins', { day: area.from }),
                        area.to && areasText('ended', { day: area.to }),
                        area.code,
                        query().trim()
                          ? pathOf(area.id)
                          : children > 0 && areasText('below', { n: children }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </button>
                </div>
              ),
            },
          ]}
        />
      </div>
    </section>
  );
}

const optionOf = ({ id, name, code }: Area) => ({
  value: id,
  label: labelOf(name),
  detail: `${name.zh} ${name.en} ${code ?? ''}`,
});

/** What a line of the tree says of an area's place in it. */
function sayTier({ tier, dedicated }: Area, tiers: readonly Tier[]): string {
  if (dedicated) return areasText('dedicated', { kind: word(`dedicated.${dedicated}`) });
  const found = tiers.find(({ id }) => id === tier);
  return found ? labelOf(found.name) : tier;
}
