// One change for all that are ticked: the limit of every filing condition, the department, whether they are in use, or
// that they are removed. Of all this a branch can only be removed, with what stands below it.
import { createSignal, Match, Switch } from 'solid-js';
import type { CatalogueRow, Category } from '#shared/contracts/catalogue.ts';
import { type Limit, limit as limitSchema } from '#shared/contracts/limit.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { LimitInput } from '../../../forms/Controls.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { fieldText } from '../../../i18n/forms.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Field.tsx';
import type { Rows } from '../rows.ts';
import styles from './Catalogue.module.css';

export function ChangeMany(props: {
  rows: Rows<CatalogueRow>;
  chosen: readonly CatalogueRow[];
  onRemove: (ids: readonly string[]) => void;
  onDone: () => void;
}) {
  const district = useDistrict();
  const [what, setWhat] = createSignal<'limit' | 'department'>();
  const [typed, setTyped] = createSignal<Partial<Limit>>({});
  const change = (each: (row: CatalogueRow) => CatalogueRow) => {
    const ids = new Set(props.chosen.map(({ id }) => id));
    props.rows.set(props.rows.now().map((row) => (ids.has(row.id) ? each(row) : row)));
    setWhat(undefined);
    props.onDone();
  };
  const changeCategories = (each: (category: Category) => Partial<Category>) =>
    change((row) => (isCategory(row) ? { ...row, ...each(row) } : row));
  const categories = () => props.chosen.filter(isCategory).length;
  const limit = () => limitSchema.safeParse(typed()).data;
  return (
    <>
      <Button size="small" onClick={() => setWhat('limit')}>
        {catalogueText('many.limit')}
      </Button>
      <Button size="small" onClick={() => setWhat('department')}>
        {catalogueText('many.department')}
      </Button>
      <Button size="small" onClick={() => changeCategories(() => ({ enabled: false }))}>
        {catalogueText('many.disable')}
      </Button>
      <Button size="small" onClick={() => changeCategories(() => ({ enabled: true }))}>
        {catalogueText('many.enable')}
      </Button>
      <Button size="small" onClick={() => props.onRemove(props.chosen.map(({ id }) => id))}>
        {adminText('item.remove')}
      </Button>
      <Switch>
        <Match when={what() === 'limit'}>
          <div class={styles.many}>
            <LimitInput
              frame={{ label: fieldText('category.conditions.limit'), required: true }}
              words="category.conditions.limit"
              field={{ kind: 'limit' }}
              value={typed()}
              disabled={false}
              onChange={(value) => setTyped(value as Partial<Limit>)}
            />
            <Button
              tone="primary"
              disabled={!limit()}
              onClick={() =>
                changeCategories(({ conditions }) => ({
                  conditions: conditions.map((each) => ({ ...each, limit: limit() ?? each.limit })),
                }))
              }
            >
              {catalogueText('many.apply', { n: categories() })}
            </Button>
          </div>
        </Match>
        <Match when={what() === 'department'}>
          <div class={styles.many}>
            <Select
              required
              label={fieldText('category.lead')}
              options={[...district.departments().values()].map(({ id, name }) => ({
                value: id,
                label: labelOf(name),
              }))}
              value={undefined}
              placeholder={catalogueText('many.choose')}
              onChange={(id) => id && changeCategories(() => ({ lead: id }))}
            />
          </div>
        </Match>
      </Switch>
    </>
  );
}
