// What differs between two versions of a thing with fields, as people read it.
import { For } from 'solid-js';
import type * as z from 'zod';
import { useDistrict } from '../../../data/district.tsx';
import { fieldsOf } from '../../../forms/describe.ts';
import { sayValue } from '../../../forms/say.ts';
import { type FieldText, fieldText } from '../../../i18n/forms.ts';
import { registerText } from '../../../i18n/registers.ts';
import type { FieldChange } from './changes.ts';
import styles from './Register.module.css';

/** Differences, a line each, in words. */
export function Changes(props: {
  schema: z.ZodObject;
  /** Names the words of the fields, as in a form. */
  words: string;
  changes: readonly FieldChange[];
}) {
  const district = useDistrict();
  const { schema, words } = props;
  const fields = new Map(fieldsOf(schema).map(({ name, field }) => [name, field]));
  const say = (name: string, value: unknown) => {
    const field = fields.get(name);
    return field ? sayValue(field, `${words}.${name}`, value, district.nameOf) : JSON.stringify(value);
  };
  return (
    <ul class={styles.changes}>
      <For each={props.changes}>
        {({ name, before, after }) => (
          <li>
            {registerText('change.line', {
              field: fields.has(name) ? fieldText(`${words}.${name}` as FieldText) : name,
              before: say(name, before),
              after: say(name, after),
            })}
          </li>
        )}
      </For>
    </ul>
  );
}
