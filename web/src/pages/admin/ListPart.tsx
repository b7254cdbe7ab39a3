// A part that is a list of rows: find one, change it in its form, and publish all changes together.
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import type * as z from 'zod';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import { labelOf } from '../../data/district.tsx';
import type { PartInForce } from '../../data/parts.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { adminText } from '../../i18n/admin.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { matches } from '../../ui/matches.ts';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { VirtualTable } from '../../ui/VirtualTable.tsx';
import styles from './Admin.module.css';
import { changesOf, differs, type Row, withoutRow, withRow } from './list-draft.ts';
import { PartPage } from './PartPage.tsx';
import { createPublication, type Publication } from './publication.ts';

/** A row that has a name to be found by. */
export type NamedRow = Row & { readonly name: Label };
/** The parts that are lists of such rows. */
export type ListPartName = {
  [P in PartName]: PartValue<P> extends readonly NamedRow[] ? P : never;
}[PartName];
type RowOf<P extends ListPartName> = (PartValue<P> extends readonly (infer R)[] ? R : never) & NamedRow;

export interface ListPartProps<P extends ListPartName> {
  part: P;
  title: string;
  /** The schema of one row, and what its fields are called. */
  schema: z.ZodObject;
  words: string;
  /** A second, quieter line of a row. */
  detail?: (row: RowOf<P>) => string;
  /** Below the form of a row. */
  beside?: (row: RowOf<P> | undefined) => JSX.Element;
}

export function ListPart<P extends ListPartName>(props: ListPartProps<P>) {
  const publication = createPublication(props.part);
  return (
    <PartPage title={props.title} publication={publication}>
      {(base) => <Draft {...props} base={base} publication={publication} />}
    </PartPage>
  );
}

function Draft<P extends ListPartName>(
  props: ListPartProps<P> & { base: PartInForce<P>; publication: Publication<P> },
) {
  const before = props.base.value as unknown as RowOf<P>[];
  const [rows, setRows] = createSignal<readonly RowOf<P>[]>(before);
  const [query, setQuery] = createSignal('');
  /** The id of the open row; empty for a new one, undefined for none. */
  const [open, setOpen] = createSignal<string>();
  const found = createMemo(() =>
    rows().filter((row) =>
      matches(
        { value: row.id, label: labelOf(row.name), detail: `${row.id} ${row.name.zh} ${row.name.en}` },
        query(),
      ),
    ),
  );
  const openRow = () => rows().find((row) => row.id === open());
  const apply = (row: RowOf<P>) => {
    const replaced = openRow()?.id;
    if (row.id !== replaced && rows().some((each) => each.id === row.id)) {
      throw new Error(adminText('item.id-taken', { id: row.id }));
    }
    setRows(withRow(rows(), row, replaced));
    setOpen(row.id);
  };
  return (
    <>
      <div class={styles.panes}>
        <section class={styles.list} aria-label={props.title}>
          <div class={styles.tools}>
            <TextField
              bare
              label={adminText('search')}
              placeholder={adminText('search')}
              type="search"
              value={query()}
              onChange={setQuery}
            />
            <Button icon={Plus} onClick={() => setOpen('')}>
              {adminText('item.new')}
            </Button>
          </div>
          <div class={styles.rows}>
            <VirtualTable
              label={props.title}
              items={found()}
              rowHeight={52}
              current={found().findIndex((row) => row.id === open())}
              columns={[
                {
                  id: 'name',
                  title: props.title,
                  width: 'minmax(0, 1fr)',
                  cell: (row) => (
                    <button type="button" class={styles.choose} onClick={() => setOpen(row.id)}>
                      {labelOf(row.name)}
                      <span class={styles.code}> {props.detail?.(row) ?? row.id}</span>
                    </button>
                  ),
                },
              ]}
            />
          </div>
        </section>
        <section>
          <Show when={open() !== undefined} fallback={<Empty title={adminText('item.choose')} />}>
            <Show when={open() || 'new'} keyed>
              <SchemaForm
                schema={props.schema}
                words={props.words}
                value={openRow() as never}
                submit={adminText('item.apply')}
                aside={
                  <Show when={openRow()}>
                    {(row) => (
                      <Button
                        icon={Trash}
                        onClick={() => {
                          setRows(withoutRow(rows(), row().id));
                          setOpen(undefined);
                        }}
                      >
                        {adminText('item.remove')}
                      </Button>
                    )}
                  </Show>
                }
                onSubmit={(row) => apply(row as RowOf<P>)}
              />
            </Show>
            {props.beside?.(openRow())}
          </Show>
        </section>
      </div>
      <Show when={differs(before, rows())}>
        <PublishBar
          before={before}
          rows={rows()}
          onPublish={(note) => props.publication.publish(rows() as unknown as PartValue<P>, note)}
          onDiscard={() => {
            setOpen(undefined);
            setRows(before);
          }}
        />
      </Show>
    </>
  );
}

function PublishBar(props: {
  before: readonly Row[];
  rows: readonly Row[];
  onPublish: (note: string) => Promise<void>;
  onDiscard: () => void;
}) {
  const [note, setNote] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const changes = () => {
    const { added, changed, removed } = changesOf(props.before, props.rows);
    return [
      added > 0 && adminText('changes.added', { n: added }),
      changed > 0 && adminText('changes.changed', { n: changed }),
      removed > 0 && adminText('changes.removed', { n: removed }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  const publish = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await props.onPublish(note());
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form class={styles.publish} onSubmit={(event) => void publish(event)}>
      <p>{adminText('publish.changes', { changed: changes() })}</p>
      <div>
        <TextField
          label={adminText('note')}
          placeholder={adminText('note-hint')}
          maxLength={200}
          value={note()}
          onChange={setNote}
        />
      </div>
      <Button type="submit" tone="primary" busy={busy()}>
        {adminText('publish')}
      </Button>
      <Button onClick={props.onDiscard}>{adminText('discard')}</Button>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
    </form>
  );
}
