// The audit list as rows of a sheet: a line for each field that a change made say something else, with both values.
import * as z from 'zod';
import type { AuditEntry } from '#shared/contracts/audit.ts';
import { type PartName, partRow } from '#shared/contracts/configuration.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import { registers } from '#shared/contracts/registers.ts';
import { labelOf } from '../../../data/district.tsx';
import { fieldsOf } from '../../../forms/describe.ts';
import { type NameOf, sayValue } from '../../../forms/say.ts';
import { auditText } from '../../../i18n/audit.ts';
import { type FieldText, fieldText, partWords } from '../../../i18n/forms.ts';
import { stageChanges } from '../limits/stage-changes.ts';
import type { Line } from '../register/Changes.tsx';
import { differences, type FieldChange, type Fields } from '../register/changes.ts';
import { type PartDifference, partDifference } from './part-difference.ts';
import { titleOf } from './title.ts';

const columns = [
  'at',
  'who',
  'who-id',
  'what',
  'version',
  'note',
  'row',
  'field',
  'before',
  'after',
] as const;
export const headOf = (): string[] => columns.map((column) => auditText(`column.${column}`));

export interface ExportTools {
  /** The value of a part in a version. */
  readonly partAt: (part: PartName, version: number) => Promise<unknown>;
  readonly nameOf: NameOf;
  readonly sayAt: (instant: string) => string;
}

/** At least one line for every change, also for one that changed nothing that has a name. */
export async function linesOf(entry: AuditEntry, tools: ExportTools): Promise<string[][]> {
  const { at, by, version } = entry;
  const note = entry.kind === 'part' ? (entry.note ?? '') : '';
  const same = [tools.sayAt(at), by.name, by.id, titleOf(entry), String(version), note];
  const lines = entry.kind === 'part' ? await partLines(entry, tools) : recordLines(entry, tools);
  const told = lines.length > 0 ? lines : [{ row: '', field: '', before: '', after: '' }];
  return told.map(({ row, field, before, after }) => [...same, row, field, before, after]);
}

type RowLine = Line & { readonly row: string };

function recordLines(entry: AuditEntry & { kind: 'record' }, { nameOf }: ExportTools): RowLine[] {
  const { schema, noun } = registers[entry.register];
  const changes = differences(entry.before ?? {}, entry.after ?? {});
  return fieldLines(schema, noun, changes, nameOf).map((line) => ({ ...line, row: '' }));
}

async function partLines(
  { part, version }: AuditEntry & { kind: 'part' },
  { partAt, nameOf }: ExportTools,
): Promise<RowLine[]> {
  const after = await partAt(part, version);
  const before = version > 1 ? await partAt(part, version - 1) : undefined;
  const schema: z.ZodType = partRow[part].schema;
  const row = (schema instanceof z.ZodArray ? schema.element : schema) as z.ZodObject;
  const say = (changes: readonly FieldChange[]) => fieldLines(row, partWords[part], changes, nameOf);
  return differenceLines(partDifference(before, after), say);
}

function differenceLines(
  difference: PartDifference,
  say: (changes: readonly FieldChange[]) => Line[],
): RowLine[] {
  if (difference.kind === 'fields') return say(difference.fields).map((line) => ({ ...line, row: '' }));
  const reordered = { row: '', field: auditText('reordered'), before: '', after: '' };
  return [
    ...difference.rows.flatMap(({ id, name, how, fields }): RowLine[] => {
      const called = name ? labelOf(name) : id;
      const whole = { row: called, field: auditText(`row.${how}`, { name: called }), before: '', after: '' };
      return how === 'changed' ? say(fields).map((line) => ({ ...line, row: called })) : [whole];
    }),
    ...(difference.reordered ? [reordered] : []),
  ];
}

function fieldLines(
  schema: z.ZodObject,
  words: string,
  changes: readonly FieldChange[],
  nameOf: NameOf,
): Line[] {
  const fields = new Map(fieldsOf(schema).map(({ name, field }) => [name, field]));
  return changes.flatMap(({ name, before, after }): Line[] => {
    if (words === 'limits' && name === 'stages')
      return stageChanges(before as Fields & StageLimits['stages'], after as StageLimits['stages']);
    const field = fields.get(name);
    if (!field) return [{ field: name, before: plain(before), after: plain(after) }];
    const say = (value: unknown) => sayValue(field, `${words}.${name}`, value, nameOf);
    return [{ field: fieldText(`${words}.${name}` as FieldText), before: say(before), after: say(after) }];
  });
}

const plain = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
