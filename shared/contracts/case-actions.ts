// The input of every case action as a schema, made from the fields of its row. Nothing of an action is said here.
import * as z from 'zod';
import { departmentsPerPart, type Field, type Fields, mostStars, tasksPerDispatch } from './action-fields.ts';
import { type CaseAction, type CaseActionRow, caseActions } from './action-table.ts';
import { type EvidenceRef, evidenceRef } from './evidence.ts';
import { categoryId, departmentId, memberId, point, slug, taskId, text, ulid } from './primitives.ts';
import { limits } from './vocabulary.ts';

export const commandId = ulid.meta({ description: 'Made by the client; sending it again changes nothing.' });

export const placeInput = z.strictObject({
  point,
  address: text(limits.addressLength).optional().meta({ example: '柳湖路12号' }),
});
export type PlaceInput = z.infer<typeof placeInput>;

/** What a field of each kind holds. */
interface Held {
  text: string;
  category: string;
  condition: string;
  place: PlaceInput;
  department: string;
  departments: string[];
  colleague: string;
  photos: EvidenceRef[];
  stars: number;
  task: string;
  tasks: string[];
}
type HeldBy<F extends Field> = F extends { choices: readonly (infer C)[] }
  ? C
  : F['control'] extends keyof Held
    ? Held[F['control']]
    : never;

/** Kinds of fields that are a list: left out, the list is empty. */
const lists = ['departments', 'photos', 'tasks'] as const;
type ListControl = (typeof lists)[number];

type SchemaOf<F extends Field> = F['presence'] extends 'required'
  ? z.ZodType<HeldBy<F>, HeldBy<F>>
  : F['control'] extends ListControl
    ? z.ZodDefault<z.ZodType<HeldBy<F>, HeldBy<F>>>
    : z.ZodOptional<z.ZodType<HeldBy<F>, HeldBy<F>>>;
type ShapeOf<F extends Fields> = { -readonly [K in keyof F]: SchemaOf<F[K]> };
/** The schema of an action's input. */
export type InputSchema<R extends CaseActionRow> = z.ZodObject<ShapeOf<R['fields']>, z.core.$strict>;

function photos(required: boolean) {
  const list = z.array(evidenceRef).max(limits.evidencePerCommand);
  return required ? list.min(1) : list;
}

function held(field: Field): z.ZodType {
  switch (field.control) {
    case 'text':
      return text(field.max, field.min);
    case 'choice':
      return z.enum(field.choices);
    case 'category':
      return categoryId;
    case 'condition':
      return slug;
    case 'place':
      return placeInput;
    case 'department':
      return departmentId;
    case 'departments':
      return z.array(departmentId).max(departmentsPerPart);
    case 'colleague':
      return memberId;
    case 'photos':
      return photos(field.presence === 'required').meta({
        example: [{ id: '01JD5T5W3Q8Z4M6K2X9V7B1C0F', kind: field.shows ?? 'after' }],
      });
    case 'stars':
      return z.int().min(1).max(mostStars);
    case 'task':
      return taskId;
    case 'tasks':
      return z.array(taskId).max(tasksPerDispatch);
  }
}

function schemaOf(field: Field): z.ZodType {
  const schema = held(field);
  const present =
    field.presence === 'required'
      ? schema
      : lists.some((control) => control === field.control)
        ? schema.default([])
        : schema.optional();
  return field.example === undefined ? present : present.meta({ example: field.example });
}

const shapeOf = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)]));

/** By action, the schema of its input. */
export const actionInputs = Object.fromEntries(
  caseActions.map(({ action, fields }) => [action, z.strictObject(shapeOf(fields))]),
) as unknown as { readonly [R in CaseActionRow as R['action']]: InputSchema<R> };

export type ActionInput<A extends CaseAction> = z.infer<(typeof actionInputs)[A]>;

/** What a client may send: defaults are optional. */
export type ActionRequest<A extends CaseAction> = z.input<(typeof actionInputs)[A]>;
