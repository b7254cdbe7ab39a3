// What it is: the likely categories as chips, the whole catalogue one press away.
import ListTree from 'lucide-solid/icons/list-tree';
import { createMemo, createSignal, createUniqueId, For, lazy, Show, Suspense } from 'solid-js';
import { useCaseList } from '../../data/cases.ts';
import { labelOf, useDistrict } from '../../data/district.tsx';
import { fieldText } from '../../i18n/field.ts';
import { Skeleton } from '../../ui/States.tsx';
import styles from './CategoryStep.module.css';
import { likelyCategories, offered, recentCategories } from './categories.ts';
import form from './ReportForm.module.css';

const CategorySheet = lazy(() => import('./CategorySheet.tsx'));

export interface CategoryStepProps {
  value: string | undefined;
  onChange: (id: string) => void;
  error: string | undefined;
}

export function CategoryStep(props: CategoryStepProps) {
  const district = useDistrict();
  const name = createUniqueId();
  const [choosing, setChoosing] = createSignal(false);
  // Already there from the home page, most of the time.
  const mine = useCaseList(district.id, () => 'mine');
  const around = () => mine.data?.pages.flatMap((page) => page.items.map((card) => card.category)) ?? [];
  const recent = recentCategories(district.id());
  const open = createMemo(() => [...district.categories().values()].filter(({ enabled }) => enabled));
  const likely = createMemo(() => likelyCategories(open(), recent, around(), props.value));
  return (
    <section class={form.card} data-step="category" aria-labelledby={name}>
      <h2 id={name} class={form.title}>
        {fieldText('report.category')}
      </h2>
      <Show when={open().length > 0} fallback={<Skeleton rows={2} height={44} />}>
        <div class={styles.chips}>
          <For each={likely()}>
            {(category) => (
              <label class={styles.chip}>
                <input
                  type="radio"
                  name={name}
                  checked={category.id === props.value}
                  onChange={() => props.onChange(category.id)}
                />
                {labelOf(category.name)}
              </label>
            )}
          </For>
          <Show when={open().length > offered}>
            <button type="button" class={`${styles.chip} ${styles.all}`} onClick={() => setChoosing(true)}>
              <ListTree size={18} />
              {fieldText('report.category-all')}
            </button>
          </Show>
        </div>
      </Show>
      <Show when={props.error}>
        <p class={form.error} role="alert">
          {props.error}
        </p>
      </Show>
      <Suspense>
        <Show when={choosing()}>
          <CategorySheet
            value={props.value}
            onChoose={(id) => {
              props.onChange(id);
              setChoosing(false);
            }}
            onClose={() => setChoosing(false)}
          />
        </Show>
      </Suspense>
    </section>
  );
}
