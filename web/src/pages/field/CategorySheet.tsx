// The whole catalogue in groups, found by typing a part of a name or a code.
import Check from 'lucide-solid/icons/check';
import Search from 'lucide-solid/icons/search';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Sheet } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Empty } from '../../ui/States.tsx';
import styles from './CategorySheet.module.css';
import { searchCatalogue } from './categories.ts';

export interface CategorySheetProps {
  value: string | undefined;
  onChoose: (id: string) => void;
  onClose: () => void;
}

export default function CategorySheet(props: CategorySheetProps) {
  const district = useDistrict();
  const [typed, setTyped] = createSignal('');
  const groups = createMemo(() => searchCatalogue(district.catalogue(), typed()));
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
        <For each={groups()} fallback={<Empty icon={Search} title={fieldText('report.category-none')} />}>
          {(group) => (
            <section>
              <h3 class={styles.group}>{group.path.map(labelOf).join(' / ')}</h3>
              <For each={group.categories}>
                {(category) => (
                  <button
                    type="button"
                    class={styles.category}
                    aria-pressed={category.id === props.value}
                    onClick={() => props.onChoose(category.id)}
                  >
                    <span class={styles.name}>{labelOf(category.name)}</span>
                    <span class={styles.detail}>{category.code}</span>
                    <Show when={category.id === props.value}>
                      <Check size={18} />
                    </Show>
                  </button>
                )}
              </For>
            </section>
          )}
        </For>
      </div>
    </Sheet>
  );
}
