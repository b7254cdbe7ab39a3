// The form of a row of the catalogue: a branch has a name and a place, a category everything that a case of it asks.
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Copy from 'lucide-solid/icons/copy';
import Trash from 'lucide-solid/icons/trash';
import { createMemo, Show } from 'solid-js';
import type * as z from 'zod';
import { branch, type CatalogueRow, type Category, category } from '#shared/contracts/catalogue.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { categoryIssues } from '#shared/domain/catalogue-check.ts';
import { idsOf } from '#shared/domain/issues.ts';
import { pathsOf } from '#shared/domain/tree.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { SchemaForm } from '../../../forms/SchemaForm.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { Button } from '../../../ui/Button.tsx';
import { Combobox } from '../../../ui/Combobox.tsx';
import { idTaken } from '../ListPart.tsx';
import { withRow } from '../list-draft.ts';
import type { Pending } from '../pending.ts';
import type { Rows } from '../rows.ts';
import type { Push } from '../TreeList.tsx';
import type { Opened } from './Catalogue.tsx';

/** A category begins with one filing condition to fill in. */
const begun = { conditions: [{ id: '1' }] };

export function RowForm(props: {
  rows: Rows<CatalogueRow>;
  pending: Pending;
  opened: Opened;
  onOpen: (opened: Opened | undefined) => void;
  onPush: (id: string, where: Push) => void;
  onCopy: (of: Category) => void;
  onRemove: (id: string) => void;
}) {
  const district = useDistrict();
  // A form is of one thing: the page makes another one for another row.
  const { opened, rows } = props;
  const row = () => ('id' in opened ? rows.now().find(({ id }) => id === opened.id) : undefined);
  const own = 'id' in opened ? opened.id : undefined;
  const isBranch = 'id' in opened ? row()?.kind === 'branch' : opened.fresh === 'branch';
  const whole = (value: object) => (isBranch ? { ...value, kind: 'branch' as const } : value) as CatalogueRow;
  const value = () =>
    row() ?? ({ ...(isBranch ? {} : begun), parent: 'below' in opened ? opened.below : null } as unknown);
  const check = (typed: CatalogueRow): readonly ProblemIssue[] => [
    ...idTaken(rows.now(), typed.id, own),
    ...(isCategory(typed) ? categoryIssues(typed, idsOf([...district.departments().values()])) : []),
  ];
  return (
    <SchemaForm
      schema={(isBranch ? branch : category) as z.ZodObject}
      words={isBranch ? 'branch' : 'category'}
      value={value() as never}
      // A row's id is on cases and in rules: it stays.
      fixed={own ? ['id'] : []}
      without={isBranch ? ['kind'] : []}
      controls={{ parent: parentControl(rows.now, own) }}
      submit={adminText('item.apply')}
      check={(typed) => check(whole(typed))}
      aside={
        <Show when={row()}>
          {(it) => (
            <>
              <Button icon={ArrowUp} onClick={() => props.onPush(it().id, 'up')}>
                {adminText('item.up')}
              </Button>
              <Button icon={ArrowDown} onClick={() => props.onPush(it().id, 'down')}>
                {adminText('item.down')}
              </Button>
              <Show when={asCategory(it())}>
                {(category) => (
                  <Button icon={Copy} onClick={() => props.onCopy(category())}>
                    {catalogueText('copy')}
                  </Button>
                )}
              </Show>
              <Button icon={Trash} onClick={() => props.onRemove(it().id)}>
                {adminText('item.remove')}
              </Button>
            </>
          )}
        </Show>
      }
      onChange={(typed) => props.pending.note(whole(typed), own)}
      onSubmit={(typed) => {
        const made = whole(typed);
        props.pending.clear();
        rows.set(withRow(rows.now(), made, own));
        props.onOpen({ id: made.id });
      }}
    />
  );
}

const asCategory = (row: CatalogueRow): Category | undefined => (isCategory(row) ? row : undefined);

/** The branch above: one of the draft's, but none that stands below the row itself. */
const parentControl =
  (rows: () => readonly CatalogueRow[], own: string | undefined): ControlOf =>
  (props) => {
    const options = createMemo(() => {
      const [paths, names] = [pathsOf(rows()), new Map(rows().map(({ id, name }) => [id, name]))];
      return rows()
        .filter((row) => !isCategory(row) && !(own && paths.get(row.id)?.includes(own)))
        .map(({ id }) => ({
          value: id,
          label: (paths.get(id) ?? [])
            .flatMap((each) => names.get(each) ?? [])
            .map(labelOf)
            .join(' / '),
          detail: id,
        }));
    });
    return (
      <Combobox
        {...props.frame}
        options={options()}
        value={(props.value as string | null) || undefined}
        placeholder={catalogueText('parent.top')}
        onChange={(id) => props.onChange(id ?? null)}
      />
    );
  };
