// The filters above the worklist; all of them live in the address.
import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import { createMemo, For, onCleanup, Show } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import { severities } from '#shared/contracts/vocabulary.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { deskText } from '../../i18n/desk.ts';
import { word } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Desk.module.css';
import type { DeskState } from './desk-state.ts';

export function Filters(props: { desk: DeskState; searchRef: (element: HTMLInputElement) => void }) {
  const district = useDistrict();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(waiting));
  // Each answer costs a page of reads; wait until the person has stopped typing.
  const searchFor = (q: string) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => props.desk.setFilter({ q: q.trim() }), 300);
  };
  const filter = () => props.desk.filter();
  const streets = createMemo(() => tiersOf(district.areaList()));
  return (
    <search class={styles.filters}>
      <div class={styles.search}>
        <Search size={16} />
        <input
          type="search"
          ref={props.searchRef}
          aria-label={deskText('filter.search')}
          aria-keyshortcuts="/"
          placeholder={deskText('filter.search')}
          maxLength={60}
          value={filter().q ?? ''}
          onInput={(event) => searchFor(event.currentTarget.value)}
        />
      </div>
      <Choice
        label={deskText('filter.category')}
        value={filter().category}
        onChange={(category) => props.desk.setFilter({ category })}
        options={[...district.categories().values()].map((each) => [each.id, labelOf(each.name)])}
      />
      <Choice
        label={deskText('filter.area')}
        value={filter().area}
        onChange={(area) => props.desk.setFilter({ area })}
        options={streets().map(({ area, depth }) => [area.id, `${'　'.repeat(depth)}${labelOf(area.name)}`])}
      />
      <Choice
        label={deskText('filter.severity')}
        value={filter().severity}
        onChange={(value) =>
          props.desk.setFilter({ severity: severities.find((each) => each === value) ?? '' })
        }
        options={severities.map((each) => [each, word(`severity.${each}`)])}
      />
      <Show when={props.desk.filtered()}>
        <Button size="small" tone="quiet" icon={X} onClick={() => props.desk.clearFilter()}>
          {deskText('filter.clear')}
        </Button>
      </Show>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  options: (readonly [value: string, label: string])[];
}

const Choice = (props: ChoiceProps) => (
  <select
    class={styles.choice}
    aria-label={props.label}
    data-set={props.value !== undefined}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  >
    <option value="">{props.label}</option>
    <For each={props.options}>
      {([value, label]) => (
        <option value={value} selected={value === props.value}>
          {label}
        </option>
      )}
    </For>
  </select>
);

/** Streets with their communities and grids under them, each with its depth. */
export function tiersOf(areas: readonly Area[]): { area: Area; depth: number }[] {
  const below = new Map<string | null, Area[]>();
  for (const area of areas) below.set(area.parent, [...(below.get(area.parent) ?? []), area]);
  const walk = (parent: string | null, depth: number): { area: Area; depth: number }[] =>
    (below.get(parent) ?? []).flatMap((area) => [{ area, depth }, ...walk(area.id, depth + 1)]);
  return walk(null, 0);
}
