// A field's value in words, for those who read it: lists, histories, what somebody else just changed.
import type { Limit } from '#shared/contracts/limit.ts';
import type { Label, Point } from '#shared/contracts/primitives.ts';
import { labelOf } from '../data/district.tsx';
import { formatLimit } from '../i18n/format.ts';
import { choiceText, formText } from '../i18n/forms.ts';
import type { FieldKind, Reference } from './describe.ts';

/** What an id of the district is called. */
export type NameOf = (to: Reference, id: string) => string;

/** One line; a dash for what is empty. `words` names the field's words: `member.roles`. */
export function sayValue(field: FieldKind, words: string, value: unknown, nameOf: NameOf): string {
  if (value === undefined || value === null || value === '') return '—';
  switch (field.kind) {
    case 'boolean':
      return formText(value === true ? 'yes' : 'no');
    case 'choice':
      return choiceText(words, String(value));
    case 'choices':
      return listed((value as string[]).map((each) => choiceText(words, each)));
    case 'reference':
      return nameOf(field.to, String(value));
    case 'references':
      return listed((value as string[]).map((each) => nameOf(field.to, each)));
    case 'label':
      return labelOf(value as Label);
    case 'limit':
      return formatLimit(value as Limit);
    case 'point':
      return `${(value as Point).lng}, ${(value as Point).lat}`;
    case 'text':
    case 'number':
      return String(value);
    default:
      return JSON.stringify(value);
  }
}

const listed = (texts: readonly string[]) => texts.join(formText('list.comma')) || '—';
