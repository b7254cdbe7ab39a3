// A part that is one thing with fields: its form, and why it is published.
import { createSignal, type JSX, Show } from 'solid-js';
import type * as z from 'zod';
import type { PartName, PartSchema, PartValue } from '#shared/contracts/configuration.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import type { ControlOf } from '../../forms/Controls.tsx';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { adminText } from '../../i18n/admin.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import styles from './Admin.module.css';
import { DryRun } from './DryRun.tsx';
import { PartPage } from './PartPage.tsx';
import { createPublication } from './publication.ts';
import { createWhen, WhenChoice } from './When.tsx';

/** The parts whose schema is an object. */
type ObjectPartName = {
  [P in PartName]: PartSchema<P> extends z.ZodObject ? P : never;
}[PartName];

export function ObjectPart<P extends ObjectPartName>(props: {
  part: P;
  title: string;
  schema: PartSchema<P> & z.ZodObject;
  controls?: Readonly<Record<string, ControlOf>>;
  /** Faults that no single field's schema can tell. */
  check?: (value: PartValue<P>) => readonly ProblemIssue[];
  /** Beside the form, of what it holds now; perhaps not whole. */
  beside?: (value: () => PartValue<P>) => JSX.Element;
  /** What is beside the form stands below it: the form is as wide as the page. */
  below?: boolean;
}) {
  const publication = createPublication(props.part);
  const [note, setNote] = createSignal('');
  const when = createWhen();
  const beside = (start: PartValue<P>, value: () => PartValue<P> | undefined) => (
    <Show when={props.beside}>{(make) => <aside>{make()(() => value() ?? start)}</aside>}</Show>
  );
  return (
    <PartPage title={props.title} publication={publication}>
      {({ value: start }) => {
        const [value, setValue] = createSignal<PartValue<P>>();
        return (
          <div class={props.below ? styles.below : props.beside ? styles.halves : undefined}>
            <SchemaForm
              schema={props.schema}
              words={props.part}
              value={start as z.input<PartSchema<P> & z.ZodObject>}
              pointer="/value"
              controls={props.controls ?? {}}
              {...(props.check && { check: props.check as never })}
              submit={adminText('publish')}
              aside={
                <>
                  <div class={styles.note}>
                    <TextField
                      bare
                      label={adminText('note')}
                      placeholder={adminText('note-hint')}
                      maxLength={200}
                      value={note()}
                      onChange={setNote}
                    />
                  </div>
                  <WhenChoice part={props.part} when={when} />
                  <Show when={publication.changed()}>
                    <DryRun part={props.part} draft={() => value() ?? start} />
                    <Button onClick={publication.discard}>{adminText('discard')}</Button>
                  </Show>
                </>
              }
              onChange={(now) => {
                setValue(() => now as PartValue<P>);
                publication.keep(now as PartValue<P>);
              }}
              onSubmit={async (whole) => {
                if (when.missing()) return;
                await publication.publish(whole as PartValue<P>, note(), when.from());
                when.reset();
                setNote('');
              }}
            />
            {beside(start, value)}
          </div>
        );
      }}
    </PartPage>
  );
}
