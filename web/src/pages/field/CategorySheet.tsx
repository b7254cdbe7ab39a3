// The whole catalogue, branch by branch, or found by typing a part of a name or a code.
import Check from 'lucide-solid/icons/check';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Search from 'lucide-solid/icons/search';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { CatalogueBranch, OutlineRow } from '#shared/contracts/catalogue.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Sheet } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Empty } from '../../ui/States.tsx';
import styles from './CategorySheet.module.css';
import { levelOf, searchCatalogue } from './categories.ts';

export interface CategorySheetProps {
  value: string | undefined;
  onChoose: (id: string) => void;
  onClose: () => void;
}

export default function CategorySheet(props: CategorySheetProps) {
  const district = useDistrict();
  const [typed, setTyped] = createSignal('');
  // It begins where the chosen one stands.
  const [branch, setBranch] = createSignal(district.categories().get(props.value ?? '')?.parent ?? null);
  const level = createMemo(() => levelOf(district.catalogue(), branch()));
  const found = createMemo(() => searchCatalogue(district.catalogue(), typed()));
  const Choice = (of: { category: Exclude<OutlineRow, CatalogueBranch>; path?: string }) => (
    <button
      type="button"
      class={styles.category}
      aria-pressed={of.category.id === props.value}
      onClick={() => props.onChoose(of.category.id)}
    >
      <span class={styles.name}>{labelOf(of.category.name)}</span>
      <span class={styles.detail}>{of.path ?? of.category.code}</span>
      <Show when={of.category.id === props.value}>
        <Check size={18} />
      </Show>
    </button>
  );
  return (
    <Sheet open flush title={fieldText('report.category')} onClose={props.onClose}>
      <div class={styles.search}>
        <TextField
          bare
          required
          type="search"
          label={fieldText('report.category-search')}
          placeholder={fieldText('report.category-search')}
          value={typed()}
          onChange={setTyped}
        />
      </div>
      <div class={styles.groups}>
        <Show
          when={typed().trim()}
          fallback={
            <>
              <Show when={level().path.at(-1)}>
                {(open) => (
                  <button
                    type="button"
                    class={`${styles.category} ${styles.back}`}
                    onClick={() => setBranch(open().parent)}
                  >
                    <ChevronLeft size={18} />
                    <span class={styles.name}>
                      {level()
                        .path.map(({ name }) => labelOf(name))
                        .join(' / ')}
                    </span>
                    <span class={styles.detail}>{fieldText('report.category-up')}</span>
                  </button>
                )}
              </Show>
              <For each={level().rows}>
                {(row: OutlineRow) =>
                  isCategory(row) ? (
                    <Choice category={row} />
                  ) : (
                    <button type="button" class={styles.category} onClick={() => setBranch(row.id)}>
                      <span class={styles.name}>{labelOf(row.name)}</span>
                      <ChevronRight size={18} />
                    </button>
                  )
                }
              </For>
            </>
          }
        >
          <For each={found()} fallback={<Empty icon={Search} title={fieldText('report.category-none')} />}>
            {({ category, path }) => <Choice category={category} path={path.map(labelOf).join(' / ')} />}
          </For>
        </Show>
      </div>
    </Sheet>
  );
}
