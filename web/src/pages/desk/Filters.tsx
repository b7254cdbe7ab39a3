// The filters above the worklist; all of them live in the address.
import Search from 'lucide-solid/icons/search';
import X from 'lucide-solid/icons/x';
import { createMemo, For, onCleanup, Show } from 'solid-js';
import type { Label } from '#shared/contracts/primitives.ts';
import { severities } from '#shared/contracts/vocabulary.ts';
import type { TreeNode } from '#shared/domain/tree.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { treeLines } from '../../data/tree.ts';
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
  const indented = (nodes: readonly (TreeNode & { readonly name: Label })[]) =>
    treeLines(nodes).map(
      ({ node, depth }) => [node.id, `${'　'.repeat(depth)}${labelOf(node.name)}`] as const,
    );
  const areas = createMemo(() => indented(district.areaList()));
  const categories = createMemo(() => indented(district.catalogue()));
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
        options={categories()}
      />
      <Choice
        label={deskText('filter.area')}
        value={filter().area}
        onChange={(area) => props.desk.setFilter({ area })}
        options={areas()}
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
