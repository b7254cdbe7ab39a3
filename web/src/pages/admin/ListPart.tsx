// A part that is a list of rows: find one, change it in its form, and publish all changes together.
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import Trash from 'lucide-solid/icons/trash';
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import type * as z from 'zod';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { labelOf } from '../../data/district.tsx';
import type { ControlOf } from '../../forms/Controls.tsx';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { adminText } from '../../i18n/admin.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';
import styles from './Admin.module.css';
import { type Row, withoutRow, withRow } from './list-draft.ts';
import { PartPage } from './PartPage.tsx';
import { PublishBar } from './PublishBar.tsx';
import { createPending } from './pending.ts';
import { type Beginning, createPublication, type Publication } from './publication.ts';
import { RowList } from './RowList.tsx';
import { moved } from './routing/order.ts';
import { createRows, type Rows, settledFirst } from './rows.ts';

/** A row that has a name to be found by. */
export type NamedRow = Row & { readonly name: Label };
/** The parts that are lists of such rows. */
export type ListPartName = {
  [P in PartName]: PartValue<P> extends readonly NamedRow[] ? P : never;
}[PartName];
export type RowOf<P extends ListPartName> = (PartValue<P> extends readonly (infer R)[] ? R : never) &
  NamedRow;

export interface ListPartProps<P extends ListPartName> {
  part: P;
  title: string;
  /** The schema of one row, and what its fields are called. */
  schema: z.ZodObject;
  words: string;
  /** A second, quieter line of a row. */
  detail?: (row: RowOf<P>) => string;
  /** Rows of one group stand together. */
  groupOf?: (row: RowOf<P>) => string;
  /** Controls of the page's own, by the name of the field; of the rows as they are now. */
  controls?: (rows: () => readonly RowOf<P>[]) => Readonly<Record<string, ControlOf>>;
  /** What may be done with several rows at once. */
  ticked?: (rows: Rows<RowOf<P>>, chosen: readonly RowOf<P>[], done: () => void) => JSX.Element;
  /** Beside the search. */
  tools?: (rows: Rows<RowOf<P>>) => JSX.Element;
  /** The order of rows says something: the open one can be moved in it. */
  ordered?: boolean;
  /** Faults of a row that no single field's schema can tell; `before` is the row in force that it was made from. */
  check?: (row: RowOf<P>, before: RowOf<P> | undefined) => readonly ProblemIssue[];
  /** In the place of the form while no row is open, and what the way back to it is called. */
  idle?: { readonly label: string; readonly draw: (rows: readonly RowOf<P>[]) => JSX.Element };
  /** Below the form of a row. */
  beside?: (row: RowOf<P> | undefined) => JSX.Element;
}

export function ListPart<P extends ListPartName>(props: ListPartProps<P>) {
  const publication = createPublication(props.part);
  return (
    <PartPage whole title={props.title} publication={publication}>
      {(beginning) => <Draft {...props} beginning={beginning} publication={publication} />}
    </PartPage>
  );
}

function Draft<P extends ListPartName>(
  props: ListPartProps<P> & { beginning: Beginning<P>; publication: Publication<P> },
) {
  const rows = createRows<P, RowOf<P>>(props.beginning, props.publication);
  /** The id of the open row; empty for a new one, undefined for none. */
  const [open, assignOpen] = createSignal<string>();
  const openRow = () => rows.now().find((row) => row.id === open());
  const controls = props.controls?.(rows.now) ?? {};
  let detail!: HTMLElement;
  // On a phone the form is below the list.
  createEffect(
    on(open, (id) => id !== undefined && detail.scrollIntoView({ block: 'nearest' }), { defer: true }),
  );
  const faultsOf = (row: RowOf<P>, of: string | undefined) => [
    ...idTaken(rows.now(), row.id, of),
    ...(props.check?.(
      row,
      rows.before.find(({ id }) => id === of),
    ) ?? []),
  ];
  const pending = createPending<RowOf<P>>(props.schema, (row, of) => {
    if (faultsOf(row, of).length > 0) return false;
    rows.set(withRow(rows.now(), row, of));
    return true;
  });
  const setOpen = (id: string | undefined) => {
    pending.settle();
    assignOpen(id);
  };
  const apply = (row: RowOf<P>) => {
    pending.clear();
    rows.set(withRow(rows.now(), row, openRow()?.id));
    assignOpen(row.id);
  };
  const remove = (id: string) => {
    pending.clear();
    rows.set(withoutRow(rows.now(), id));
    assignOpen(undefined);
  };
  const at = () => rows.now().findIndex((row) => row.id === open());
  const move = (by: 1 | -1) => {
    pending.settle();
    rows.set(moved(rows.now(), at(), at() + by));
  };
  return (
    <>
      <div class={styles.panes}>
        <RowList<RowOf<P>>
          label={props.title}
          rows={rows.now()}
          optionOf={optionOf}
          detail={props.detail}
          groupOf={props.groupOf}
          open={open()}
          onOpen={setOpen}
          onNew={() => setOpen('')}
          ticked={props.ticked && ((chosen, done) => props.ticked?.(rows, chosen, done))}
          tools={props.tools?.(rows)}
        />
        <section ref={detail} class={styles.detail} aria-label={adminText('item')}>
          <Show
            when={open() !== undefined}
            fallback={props.idle?.draw(rows.now()) ?? <Empty title={adminText('item.choose')} />}
          >
            <Show when={props.idle}>
              {(idle) => (
                <Button tone="quiet" icon={ArrowLeft} onClick={() => setOpen(undefined)}>
                  {idle().label}
                </Button>
              )}
            </Show>
            <Show when={open() || 'new'} keyed>
              <SchemaForm
                schema={props.schema}
                words={props.words}
                value={openRow() as never}
                controls={controls}
                submit={adminText('item.apply')}
                check={(row) => faultsOf(row as RowOf<P>, openRow()?.id)}
                aside={
                  <Show when={openRow()}>
                    {(row) => (
                      <>
                        <Show when={props.ordered}>
                          <Button icon={ArrowUp} disabled={at() === 0} onClick={() => move(-1)}>
                            {adminText('item.up')}
                          </Button>
                          <Button
                            icon={ArrowDown}
                            disabled={at() === rows.now().length - 1}
                            onClick={() => move(1)}
                          >
                            {adminText('item.down')}
                          </Button>
                        </Show>
                        <Button icon={Trash} onClick={() => remove(row().id)}>
                          {adminText('item.remove')}
                        </Button>
                      </>
                    )}
                  </Show>
                }
                onChange={(row) => pending.note(row, openRow()?.id)}
                onSubmit={(row) => apply(row as RowOf<P>)}
              />
            </Show>
            {props.beside?.(openRow())}
          </Show>
        </section>
      </div>
      <PublishBar rows={settledFirst(rows, pending)} nameOf={({ name }) => labelOf(name)} onOpen={setOpen} />
    </>
  );
}

const optionOf = ({ id, name }: NamedRow) => ({
  value: id,
  label: labelOf(name),
  detail: `${id} ${name.zh} ${name.en}`,
});

/** For the form of a row: two rows may not have one id. */
export function idTaken(rows: readonly Row[], id: string, own: string | undefined): ProblemIssue[] {
  const taken = id !== own && rows.some((row) => row.id === id);
  return taken ? [{ pointer: '/id', rule: 'twice', about: id, detail: `“${id}” is there twice` }] : [];
}
