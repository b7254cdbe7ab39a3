// A part that is one thing with fields: its form, and why it is published.
import { createSignal } from 'solid-js';
import type * as z from 'zod';
import type { PartName, PartSchema, PartValue } from '#shared/contracts/configuration.ts';
import type { ControlOf } from '../../forms/Controls.tsx';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { adminText } from '../../i18n/admin.ts';
import { TextField } from '../../ui/Field.tsx';
import styles from './Admin.module.css';
import { PartPage } from './PartPage.tsx';
import { createPublication } from './publication.ts';

/** The parts whose schema is an object. */
type ObjectPartName = {
  [P in PartName]: PartSchema<P> extends z.ZodObject ? P : never;
}[PartName];

export function ObjectPart<P extends ObjectPartName>(props: {
  part: P;
  title: string;
  schema: PartSchema<P> & z.ZodObject;
  controls?: Readonly<Record<string, ControlOf>>;
}) {
  const publication = createPublication(props.part);
  const [note, setNote] = createSignal('');
  return (
    <PartPage title={props.title} publication={publication}>
      {(base) => (
        <SchemaForm
          schema={props.schema}
          words={props.part}
          value={base.value as z.input<PartSchema<P> & z.ZodObject>}
          pointer="/value"
          controls={props.controls ?? {}}
          submit={adminText('publish')}
          aside={
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
          }
          onSubmit={async (value) => {
            await publication.publish(value as PartValue<P>, note());
            setNote('');
          }}
        />
      )}
    </PartPage>
  );
}
