// Between what a contract holds and what a form holds: a control always has a value, a contract leaves out what is
// empty.
import type { FieldKind, FormField } from './describe.ts';

export type Values = Record<string, unknown>;

/** What the controls of a form begin with: the value as it is, and something empty for everything that it lacks. */
export const valuesOf = (fields: readonly FormField[], value: unknown): Values =>
  Object.fromEntries(fields.map((field) => [field.name, begin(field, (value as Values)?.[field.name])]));

function begin({ field, initial }: FormField, value: unknown): unknown {
  const given = value ?? initial;
  if (field.kind === 'group') return valuesOf(field.fields, given);
  if (field.kind === 'list' && given !== undefined)
    return (given as unknown[]).map((each) => item(field.item, each));
  return given ?? empty(field);
}

const item = (kind: FieldKind, value: unknown): unknown =>
  kind.kind === 'group' ? valuesOf(kind.fields, value) : value;

/** A value that a control can show and that means nothing yet. */
export function empty(field: FieldKind): unknown {
  switch (field.kind) {
    case 'group':
      return valuesOf(field.fields, undefined);
    case 'list':
    case 'choices':
    case 'references':
      return [];
    case 'text':
    case 'reference':
    case 'choice':
      return '';
    case 'boolean':
      return false;
    case 'label':
      return { zh: '', en: '' };
    default:
      return undefined;
  }
}

/** What a form holds, as its contract wants it: what is empty and may be left out is left out. */
export function tidy(fields: readonly FormField[], values: Values): Values {
  const kept = fields.map((field) => [field.name, tidied(field, values[field.name])] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

function tidied({ field, required, nullable, initial }: FormField, value: unknown): unknown {
  const whole = tidyKind(field, value);
  if (required && initial === undefined) return whole;
  if (!isEmpty(whole)) return whole;
  // Something with a default that was emptied on purpose stays empty: a calendar without holidays.
  if (initial !== undefined) return nullable && whole === '' ? null : whole;
  return nullable ? null : undefined;
}

function tidyKind(field: FieldKind, value: unknown): unknown {
  if (field.kind === 'group') return tidy(field.fields, (value ?? {}) as Values);
  if (field.kind === 'list' && field.item.kind === 'group') {
    const { fields } = field.item;
    return (value as Values[]).map((each) => tidy(fields, each));
  }
  return value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/**
 * The form's name of the field that a path leads to, or into: `hours[0].from`. What lies within one control, such as
 * the amount of a limit, is that control's.
 */
export function nameOf(fields: readonly FormField[], path: readonly PropertyKey[]): string {
  const [name, ...rest] = path;
  const field = fields.find((each) => each.name === name)?.field;
  return `${String(name)}${field ? within(field, rest) : ''}`;
}

function within(field: FieldKind, path: readonly PropertyKey[]): string {
  const [first, ...rest] = path;
  if (first === undefined) return '';
  if (field.kind === 'group') return `.${nameOf(field.fields, path)}`;
  return field.kind === 'list' ? `[${String(first)}]${within(field.item, rest)}` : '';
}

/** Where a JSON pointer leads below a prefix; undefined when it points elsewhere. */
export const pathBelow = (pointer: string | undefined, below: string): string[] | undefined =>
  pointer?.startsWith(`${below}/`) ? pointer.slice(below.length + 1).split('/') : undefined;
