// The district's kinds of cases as a tree: found by words, pinyin or code, moved, changed one by one or several at once.
import FolderPlus from 'lucide-solid/icons/folder-plus';
import { createEffect, createSignal, on, Show } from 'solid-js';
import { type CatalogueRow, type Category, catalogueRow } from '#shared/contracts/catalogue.ts';
import { firstCondition, isCategory } from '#shared/domain/catalogue.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { formatLimit } from '../../../i18n/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/States.tsx';
import styles from '../Admin.module.css';
import { idTaken } from '../ListPart.tsx';
import { withRow } from '../list-draft.ts';
import { PartPage } from '../PartPage.tsx';
import { PublishBar } from '../PublishBar.tsx';
import { createPending } from '../pending.ts';
import { type Beginning, createPublication, type Publication } from '../publication.ts';
import { createRows, settledFirst } from '../rows.ts';
import { type Push, TreeList } from '../TreeList.tsx';
import { ChangeMany } from './ChangeMany.tsx';
import { copied, indented, movedTo, outdented, shifted, targetOf } from './moves.ts';
import { Removal } from './Removal.tsx';
import { RowForm } from './RowForm.tsx';
import { Transfer } from './Transfer.tsx';

export default function CataloguePage() {
  const publication = createPublication('catalogue');
  return (
    <PartPage whole title={adminText('page.catalogue')} publication={publication}>
      {(beginning) => <Editor beginning={beginning} publication={publication} />}
    </PartPage>
  );
}

/** What the form is of: a row of the tree, or a new one below a branch. */
export type Opened =
  | { readonly id: string }
  | { readonly fresh: 'branch' | 'category'; readonly below: string | null };

function Editor(props: { beginning: Beginning<'catalogue'>; publication: Publication<'catalogue'> }) {
  const district = useDistrict();
  const rows = createRows<'catalogue', CatalogueRow>(props.beginning, props.publication);
  const pending = createPending<CatalogueRow>(catalogueRow, (row, of) => {
    if (idTaken(rows.now(), row.id, of).length > 0) return false;
    rows.set(withRow(rows.now(), row, of));
    return true;
  });
  const [opened, assignOpened] = createSignal<Opened>();
  const open = (next: Opened | undefined) => {
    pending.settle();
    assignOpened(next);
  };
  const openRow = () => {
    const now = opened();
    return now && 'id' in now ? rows.now().find(({ id }) => id === now.id) : undefined;
  };
  /** Where something new is put: into the branch that is open, or beside the category. */
  const below = () => {
    const row = openRow();
    if (!row) return null;
    return isCategory(row) ? row.parent : row.id;
  };
  const [removing, setRemoving] = createSignal<readonly string[]>();
  const [said, setSaid] = createSignal('');
  /** Takes the tree as it is to be, or says that it cannot be so. */
  const move = (id: string, next: readonly CatalogueRow[] | undefined) => {
    const name = labelOf(rows.now().find((row) => row.id === id)?.name ?? { zh: id, en: id });
    // What is being typed of this row goes along.
    pending.settle();
    if (next) {
      const parentIn = (all: readonly CatalogueRow[]) => all.find((row) => row.id === id)?.parent;
      const elsewhere = parentIn(next) !== parentIn(rows.now());
      rows.set(next);
      // The form of what has another branch now begins anew: its own would put it back.
      if (elsewhere && openRow()?.id === id) assignOpened({ id });
    }
    setSaid(catalogueText(next ? 'moved' : 'moved-not', { name }));
  };
  const push = (id: string, where: Push) => {
    const now = rows.now();
    if (where === 'up' || where === 'down') move(id, shifted(now, id, where === 'up' ? -1 : 1));
    else move(id, where === 'in' ? indented(now, id) : outdented(now, id));
  };
  const copy = (of: Category) => {
    pending.settle();
    const { rows: next, id } = copied(rows.now(), of);
    rows.set(next);
    open({ id });
  };
  let detail!: HTMLElement;
  // On a phone the form is below the list.
  createEffect(on(opened, (now) => now && detail.scrollIntoView({ block: 'nearest' }), { defer: true }));
  return (
    <>
      <div class={styles.panes}>
        <TreeList<CatalogueRow>
          label={adminText('page.catalogue')}
          nodes={rows.now()}
          optionOf={optionOf}
          detail={(row, children) => detailOf(row, children, district.departmentName)}
          quiet={(row) => isCategory(row) && !row.enabled}
          open={openRow()?.id}
          onOpen={(id) => open({ id })}
          onNew={() => open({ fresh: 'category', below: below() })}
          onPush={push}
          onDrop={(id, onto, share) => move(id, movedTo(rows.now(), id, targetOf(rows.now(), onto, share)))}
          ticked={(chosen, done) => (
            <ChangeMany rows={rows} chosen={chosen} onRemove={setRemoving} onDone={done} />
          )}
          tools={
            <>
              <Button
                size="small"
                icon={FolderPlus}
                onClick={() => open({ fresh: 'branch', below: below() })}
              >
                {catalogueText('new.branch')}
              </Button>
              <Transfer rows={rows} />
            </>
          }
        />
        <section ref={detail} class={styles.detail} aria-label={adminText('item')}>
          <Show when={opened()} keyed fallback={<Empty title={adminText('item.choose')} />}>
            {(now) => (
              <RowForm
                rows={rows}
                pending={pending}
                opened={now}
                onOpen={assignOpened}
                onPush={push}
                onCopy={copy}
                onRemove={(id) => setRemoving([id])}
              />
            )}
          </Show>
        </section>
      </div>
      <PublishBar
        rows={settledFirst(rows, pending)}
        nameOf={({ name }) => labelOf(name)}
        onOpen={(id) => open({ id })}
      />
      <p class="visually-hidden" role="status">
        {said()}
      </p>
      <Show when={removing()} keyed>
        {(ids) => (
          <Removal
            rows={rows}
            ids={ids}
            onRemoved={() => {
              pending.clear();
              assignOpened(undefined);
            }}
            onClose={() => setRemoving(undefined)}
          />
        )}
      </Show>
    </>
  );
}

const optionOf = ({ id, name, ...rest }: CatalogueRow) => ({
  value: id,
  label: labelOf(name),
  detail: `${id} ${name.zh} ${name.en} ${'code' in rest ? rest.code : ''}`,
});

/** A row's second line: its id, and of a category what matters most when it is looked for. */
function detailOf(row: CatalogueRow, children: number, departmentName: (id: string) => string): string {
  const said = isCategory(row)
    ? [
        row.id,
        !row.enabled && catalogueText('disabled'),
        formatLimit(firstCondition(row).limit),
        row.conditions.length > 1 && catalogueText('conditions', { n: row.conditions.length }),
        row.lead && departmentName(row.lead),
      ]
    : [row.id, catalogueText('below', { n: children })];
  return said.filter(Boolean).join(' · ');
}
