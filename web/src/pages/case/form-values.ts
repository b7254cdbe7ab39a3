// What an action form starts with, what it still lacks, and the command input that it becomes: all from the fields of
// its row, with the bounds that the service checks. No drawing, and no action by name.
import type { Field } from '#shared/contracts/action-fields.ts';
import { type CaseAction, rowOf } from '#shared/contracts/action-table.ts';
import type { CaseView, OfferedAction } from '#shared/contracts/cases.ts';
import type { EvidenceRef } from '#shared/contracts/evidence.ts';

type Values = Readonly<Record<string, unknown>>;

/** The likely answer first: the departments that the routing rules suggest, a real solution, what the case says already. */
export function initialValues({ action, naming }: OfferedAction, view: CaseView): Values {
  const { point, address } = view.place;
  const suggested: Values = { ...view.suggestion };
  const said: Values = { ...view, place: { point, ...(address && { address }) } };
  const first = (name: string, field: Field): unknown => {
    if (field.presence === 'changed') return said[name];
    if (field.control === 'choice') return field.first;
    if (field.control === 'condition') return view.conditions?.[0]?.id;
    if (field.control === 'department') return suggested[name];
    if (field.control === 'departments') return suggested[name] ?? [];
    // Where there is but one, it is the one.
    if (field.control === 'tasks') return naming?.tasks.length === 1 && !field.noneIsAll ? naming.tasks : [];
    return undefined;
  };
  const values = fieldsOf(action).map(([name, field]) => [name, first(name, field)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** The fields that a form holds. */
export const fieldsOf = (action: CaseAction): [string, Field][] =>
  Object.entries(rowOf(action).fields).filter(([, field]) => field.control !== 'task');

/** Of them, those between whose choices there is something to choose. */
export const shownFields = (action: CaseAction, { conditions = [] }: CaseView): [string, Field][] =>
  fieldsOf(action).filter(([, { control }]) => control !== 'condition' || conditions.length > 1);

/** What is wrong with a value. */
export type Gap = 'missing' | 'missing-photo' | 'short' | 'long';

/** What a case asks for beyond what its row does. */
export interface Asked {
  /** So many photos of the result; 0 where none is. */
  readonly proof: number;
  /** The tasks that are meant. */
  readonly naming: boolean;
}
interface Given {
  readonly photos: readonly EvidenceRef[];
  readonly asked: Asked;
}

export function isRequired(field: Field, { proof, naming }: Asked): boolean {
  if (field.control === 'photos' && field.proof) return proof > 0;
  return field.control === 'tasks' ? naming : field.presence !== 'optional';
}

/** The fewest photos that a field takes. */
export const fewestPhotos = (field: Field, asked: Asked): number =>
  field.control === 'photos' && field.proof ? asked.proof : Number(isRequired(field, asked));

/** What keeps a field from being sent, counted as the service counts. */
export function gapOf(field: Field, value: unknown, { photos, asked }: Given): Gap | undefined {
  const required = isRequired(field, asked);
  if (field.control === 'photos')
    return photos.length < fewestPhotos(field, asked) ? 'missing-photo' : undefined;
  if (isEmpty(value)) return required ? 'missing' : undefined;
  if (field.control !== 'text') return undefined;
  const { length } = String(value).trim();
  if (length < field.min) return 'short';
  return length > field.max ? 'long' : undefined;
}

/** By field, what is wrong with the form; empty when it can be sent. */
export const gapsOf = (action: CaseAction, values: Values, given: Given): Readonly<Record<string, Gap>> =>
  Object.fromEntries(
    fieldsOf(action).flatMap(([name, field]) => {
      const gap = gapOf(field, values[name], given);
      return gap ? [[name, gap]] : [];
    }),
  );

/** Whether the form only changes what the case has: sent without any change it would say nothing. */
export const onlyChanges = (action: CaseAction): boolean =>
  fieldsOf(action).every(([, { presence }]) => presence === 'changed');

/** The input as the contract has it: no empty texts, and of what the case has only what is different. */
export function inputOf(
  action: CaseAction,
  values: Values,
  initial: Values,
  photos: readonly EvidenceRef[],
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, field] of fieldsOf(action)) {
    const value = values[name];
    if (field.control === 'photos') input[name] = photos;
    else if (isEmpty(value)) continue;
    else if (field.presence === 'changed' && JSON.stringify(value) === JSON.stringify(initial[name]))
      continue;
    else input[name] = typeof value === 'string' ? value.trim() : value;
  }
  return input;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
