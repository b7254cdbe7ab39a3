// The columns of a spreadsheet that holds records of a schema: what they may be called, in either language, and how a
// cell's text becomes the field's value and back.
import type * as z from 'zod';
import type { Label } from '#shared/contracts/primitives.ts';
import { choiceText, choiceWordsOf, type FieldText, fieldHint, fieldText, formText } from '../i18n/forms.ts';
import { roleText } from '../i18n/roles.ts';
import { sheetText } from '../i18n/sheets.ts';
import { type FieldKind, fieldsOf, type Reference } from './describe.ts';

export interface Column {
  /** The field's name in the schema. */
  readonly name: string;
  /** Names its words: `member.roles`. */
  readonly words: FieldText;
  readonly field: FieldKind;
  readonly required: boolean;
  readonly nullable: boolean;
}

/** Something of the district that a cell may name. */
export interface Named {
  readonly id: string;
  readonly code?: string | undefined;
  readonly name: Label;
}
export type NamedOf = (to: Reference) => readonly Named[];

const inOneCell = ['text', 'number', 'boolean', 'choice', 'choices', 'reference', 'references'];

/** @throws Error for a field that no cell can hold: the page that imports such a thing must bring its own columns */
export function columnsOf(schema: z.ZodObject, words: string): Column[] {
  return fieldsOf(schema).map(({ name, field, required, nullable }) => {
    if (!inOneCell.includes(field.kind)) throw new Error(`No cell holds ${words}.${name}`);
    // An empty list is a value, so its column may be left out.
    const empty = field.kind === 'references' || field.kind === 'boolean';
    return { name, words: `${words}.${name}` as FieldText, field, required: required && !empty, nullable };
  });
}

export const titleOf = ({ words }: Column): string => fieldText(words);

const folded = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*]|\([^)]*\)/g, '');

/** Whether a header means the column: its title in either language, or the field's own name. */
export const isHeaderOf = ({ name, words }: Column, header: string): boolean =>
  [name, ...fieldText.inEvery(words)].some((each) => folded(each) === folded(header));

/** What may stand in a column, for those who fill it in. */
export function hintOf({ field, words }: Column): string {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return sheetText(`hint.${field.kind}`, {
        choices: field.options.map((each) => choiceText(words, each)).join(formText('list.comma')),
      });
    case 'reference':
    case 'references':
    case 'boolean':
    case 'number':
      return sheetText(`hint.${field.kind}`);
    default:
      return fieldHint(words) ?? '';
  }
}

/** A cell that does not say what its column asks for, in words. */
export class CellFault extends Error {}

/** What the cell of a formula shows that came to nothing. */
const formulaError = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/;
const several = /[、,，;；|\n]/;
const parts = (cell: string) =>
  cell
    .split(several)
    .map((part) => part.trim())
    .filter(Boolean);

/** Reads the cells of one import; names of the district are looked up once. */
export function cellReader(namedOf: NamedOf) {
  const indexes = new Map<Reference, Map<string, Set<string>>>();
  const indexOf = (to: Reference) => {
    const known = indexes.get(to);
    if (known) return known;
    const index = new Map<string, Set<string>>();
    for (const { id, code, name } of namedOf(to)) {
      for (const called of [id, code, name.zh, name.en]) {
        if (!called) continue;
        index.set(folded(called), (index.get(folded(called)) ?? new Set()).add(id));
      }
    }
    indexes.set(to, index);
    return index;
  };
  const referred = (to: Reference, value: string) => {
    // An id is nobody else's name.
    const found = [...(indexOf(to).get(folded(value)) ?? [])];
    const [only] = found.includes(value) ? [value] : found;
    if (only === undefined) throw new CellFault(sheetText('wrong.unknown', { value }));
    if (found.length > 1 && only !== value) throw new CellFault(sheetText('wrong.ambiguous', { value }));
    return only;
  };
  const chosen = (words: string, options: readonly string[], value: string) => {
    const found = options.find((option) =>
      [option, ...choiceWordsOf(words, option)].some((each) => folded(each) === folded(value)),
    );
    if (found === undefined) throw new CellFault(sheetText('wrong.choice', { value }));
    return found;
  };

  /** The value of a cell; undefined or null where it is empty. @throws CellFault */
  return ({ field, words, nullable }: Column, raw: string): unknown => {
    const cell = raw.trim();
    if (formulaError.test(cell)) throw new CellFault(sheetText('wrong.formula', { value: cell }));
    switch (field.kind) {
      case 'choices':
        return [...new Set(parts(cell).map((part) => chosen(words, field.options, part)))];
      case 'references':
        return [...new Set(parts(cell).map((part) => referred(field.to, part)))];
    }
    if (cell === '') return nullable ? null : undefined;
    switch (field.kind) {
      case 'choice':
        return chosen(words, field.options, cell);
      case 'reference':
        return referred(field.to, cell);
      case 'number': {
        if (!Number.isFinite(Number(cell))) throw new CellFault(sheetText('wrong.number', { value: cell }));
        return Number(cell);
      }
      case 'boolean': {
        if (['是', 'yes', 'true', '1'].includes(folded(cell))) return true;
        if (['否', 'no', 'false', '0'].includes(folded(cell))) return false;
        throw new CellFault(sheetText('wrong.boolean'));
      }
      default:
        return cell;
    }
  };
}

/** The text of a value, as reading a cell takes it again. */
export function cellOf({ field, words }: Column, value: unknown): string {
  if (value === undefined || value === null) return '';
  switch (field.kind) {
    case 'choice':
      return choiceText(words, String(value));
    case 'choices':
      return (value as string[]).map((each) => choiceText(words, each)).join('、');
    case 'references':
      // Built-in roles have words that nobody else can be called by.
      return (value as string[]).map((id) => (field.to === 'role' ? roleText(id) : id)).join('、');
    case 'boolean':
      return formText(value ? 'yes' : 'no');
    default:
      return String(value);
  }
}
