// The district's kinds of cases: found by words, pinyin or code, changed one by one or several at once.
import FolderPlus from 'lucide-solid/icons/folder-plus';
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js';
import { type CatalogueRow, catalogueRow } from '#shared/contracts/catalogue.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { pathsOf } from '#shared/domain/tree.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import { formatLimit } from '../../../i18n/format.ts';
import { word } from '../../../i18n/words.ts';
import { Button } from '../../../ui/Button.tsx';
import { Empty } from '../../../ui/States.tsx';
import styles from '../Admin.module.css';
import { idTaken } from '../ListPart.tsx';
import { withRow } from '../list-draft.ts';
import { PartPage } from '../PartPage.tsx';
import { PublishBar } from '../PublishBar.tsx';
import { createPending } from '../pending.ts';
import { type Beginning, createPublication, type Publication } from '../publication.ts';
import { RowList } from '../RowList.tsx';
import { createRows, settledFirst } from '../rows.ts';
import { ChangeMany } from './ChangeMany.tsx';
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
  const names = createMemo(() => new Map(rows.now().map(({ id, name }) => [id, name])));
  const paths = createMemo(() => pathsOf(rows.now()));
  const pathName = (row: CatalogueRow) =>
    (paths().get(row.id) ?? [])
      .slice(0, isCategory(row) ? -1 : undefined)
      .flatMap((id) => names().get(id) ?? [])
      .map(labelOf)
      .join(' / ') || catalogueText('parent.top');
  let detail!: HTMLElement;
  // On a phone the form is below the list.
  createEffect(on(opened, (now) => now && detail.scrollIntoView({ block: 'nearest' }), { defer: true }));
  return (
    <>
      <div class={styles.panes}>
        <RowList<CatalogueRow>
          label={adminText('page.catalogue')}
          rows={rows.now()}
          optionOf={({ id, name }) => ({
            value: id,
            label: labelOf(name),
            detail: `${id} ${name.zh} ${name.en}`,
          })}
          detail={(row) => detailOf(row, district.departmentName)}
          groupOf={pathName}
          open={openRow()?.id}
          onOpen={(id) => open({ id })}
          onNew={() => open({ fresh: 'category', below: below() })}
          ticked={(chosen, done) => <ChangeMany rows={rows} chosen={chosen} onDone={done} />}
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
            {(now) => <RowForm rows={rows} pending={pending} opened={now} onOpen={assignOpened} />}
          </Show>
        </section>
      </div>
      <PublishBar
        rows={settledFirst(rows, pending)}
        nameOf={({ name }) => labelOf(name)}
        onOpen={(id) => open({ id })}
      />
    </>
  );
}

/** A row's second line: its id, and of a category what matters most when it is looked for. */
export function detailOf(row: CatalogueRow, departmentName: (id: string) => string): string {
  const said = isCategory(row)
    ? [
        row.id,
        !row.enabled && catalogueText('disabled'),
        row.conditions.length > 0 && formatLimit((row.conditions[0] as (typeof row.conditions)[0]).limit),
        row.lead && departmentName(row.lead),
      ]
    : [row.id, word('kind.branch')];
  return said.filter(Boolean).join(' · ');
}
