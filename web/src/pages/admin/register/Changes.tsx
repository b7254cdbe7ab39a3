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

export interface Line {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Differences, a line each, in words. */
export function Changes(props: {
  schema: z.ZodObject;
  /** Names the words of the fields, as in a form. */
  words: string;
  changes: readonly FieldChange[];
  /** Lines of a field that has many values, where its page has words for them. */
  within?: ((change: FieldChange) => readonly Line[] | undefined) | undefined;
}) {
  const district = useDistrict();
  const { schema, words } = props;
  const fields = new Map(fieldsOf(schema).map(({ name, field }) => [name, field]));
  const label = (name: string) => (fields.has(name) ? fieldText(`${words}.${name}` as FieldText) : name);
  const lines = (change: FieldChange): readonly string[] =>
    props.within?.(change)?.map((each) => registerText('change.line', { ...each })) ?? [line(change)];
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
      <For each={props.changes.flatMap(lines)}>{(each) => <li>{each}</li>}</For>
    </ul>
  );
}
