// One change for all categories that are ticked: their limit, their department, or that they are no longer used.
import { createSignal, Match, Switch } from 'solid-js';
import type { Category } from '#shared/contracts/catalogue.ts';
import { type Limit, limit as limitSchema } from '#shared/contracts/limit.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { LimitInput } from '../../../forms/Controls.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { fieldText } from '../../../i18n/forms.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Field.tsx';
import type { Rows } from '../rows.ts';
import styles from './Catalogue.module.css';

export function ChangeMany(props: { rows: Rows<Category>; chosen: readonly Category[]; onDone: () => void }) {
  const district = useDistrict();
  const [what, setWhat] = createSignal<'handle' | 'department'>();
  const [handle, setHandle] = createSignal<Partial<Limit>>({});
  const change = (each: (category: Category) => Category | undefined) => {
    const ids = new Set(props.chosen.map(({ id }) => id));
    props.rows.set(props.rows.now().flatMap((row) => (ids.has(row.id) ? (each(row) ?? []) : row)));
    setWhat(undefined);
    props.onDone();
  };
  const limit = () => limitSchema.safeParse(handle()).data;
  return (
    <>
      <Button size="small" onClick={() => setWhat('handle')}>
        {catalogueText('many.limit')}
      </Button>
      <Button size="small" onClick={() => setWhat('department')}>
        {catalogueText('many.department')}
      </Button>
      <Button size="small" onClick={() => change(() => undefined)}>
        {adminText('item.remove')}
      </Button>
      <Switch>
        <Match when={what() === 'handle'}>
          <div class={styles.many}>
            <LimitInput
              frame={{ label: fieldText('category.handle'), required: true }}
              words="category.handle"
              field={{ kind: 'limit' }}
              value={handle()}
              disabled={false}
              onChange={(value) => setHandle(value as Partial<Limit>)}
            />
            <Button
              tone="primary"
              disabled={!limit()}
              onClick={() => change((row) => ({ ...row, handle: limit() ?? row.handle }))}
            >
              {catalogueText('many.apply', { n: props.chosen.length })}
            </Button>
          </div>
        </Match>
        <Match when={what() === 'department'}>
          <div class={styles.many}>
            <Select
              required
              label={fieldText('category.defaultDepartment')}
              options={[...district.departments().values()].map(({ id, name }) => ({
                value: id,
                label: labelOf(name),
              }))}
              value={undefined}
              placeholder={catalogueText('many.choose')}
              onChange={(id) => id && change((row) => ({ ...row, defaultDepartment: id }))}
            />
          </div>
        </Match>
      </Switch>
    </>
  );
}
