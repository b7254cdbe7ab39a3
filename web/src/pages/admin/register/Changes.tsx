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
  const label = (name: string) => (fields.has(name) ? fieldText(`${words}.${name}` as FieldText) : name);
  const line = ({ name, before, after }: FieldChange) => {
    const field = fields.get(name);
    // Weeks, dates, conditions: two of them side by side are no line that anybody reads.
    if (!field || ['group', 'list', 'other'].includes(field.kind))
      return registerText('change.within', { field: label(name) });
    const say = (value: unknown) => sayValue(field, `${words}.${name}`, value, district.nameOf);
    return registerText('change.line', { field: label(name), before: say(before), after: say(after) });
  };
  return (
    <ul class={styles.changes}>
      <For each={props.changes}>{(change) => <li>{line(change)}</li>}</For>
    </ul>
  );
}
