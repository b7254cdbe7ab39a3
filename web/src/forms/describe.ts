// What a form asks for, read from the contract's own schema: kinds of controls, bounds, choices. The schema stays the
// only place where a field is laid down; a form never restates it.
import * as z from 'zod';
import { limit } from '#shared/contracts/limit.ts';
import { areaId, categoryId, departmentId, label, point, roleId } from '#shared/contracts/primitives.ts';

/** Things that deserve a control of their own. A schema that only says more about itself (`meta`) keeps its `def`. */
const known = new Map<unknown, KnownKind>([
  [label.def, 'label'],
  [limit.def, 'limit'],
  [point.def, 'point'],
  // Ids are all alike but for what they say of themselves.
  [areaId, 'area'],
  [categoryId, 'category'],
  [departmentId, 'department'],
  [roleId, 'role'],
]);
type KnownKind = 'label' | 'limit' | 'point' | Reference;
/** Ids of other things in the district. */
export const references = ['area', 'category', 'department', 'role'] as const;
export type Reference = (typeof references)[number];

export type FieldKind =
  | { readonly kind: 'text'; readonly format?: 'date' | undefined }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'label' | 'limit' | 'point' }
  | { readonly kind: 'reference' | 'references'; readonly to: Reference }
  | { readonly kind: 'group'; readonly fields: readonly FormField[] }
  | { readonly kind: 'list'; readonly item: FieldKind }
  /** No control of this kit draws it; the page brings one. */
  | { readonly kind: 'other' };

export interface FormField {
  readonly name: string;
  readonly required: boolean;
  readonly nullable: boolean;
  /** What the schema takes when nothing is given. */
  readonly initial?: unknown;
  readonly field: FieldKind;
}

/** The fields of an object, in the schema's order. */
export const fieldsOf = (schema: z.ZodObject): FormField[] =>
  Object.entries(schema.shape).map(([name, inner]) => describe(name, inner as z.ZodType));

function describe(name: string, schema: z.ZodType): FormField {
  let [inner, required, nullable, initial] = [schema, true, false, undefined as unknown];
  for (;;) {
    if (inner instanceof z.ZodOptional) required = false;
    else if (inner instanceof z.ZodNullable) [nullable, required] = [true, false];
    else if (inner instanceof z.ZodDefault) initial = inner.def.defaultValue;
    else break;
    inner = inner.unwrap() as z.ZodType;
  }
  // A row's own id is typed, not chosen among the ids of others.
  const field: FieldKind = name === 'id' ? { kind: 'text' } : kindOf(inner);
  return { name, required, nullable, field, ...(initial !== undefined && { initial }) };
}

function kindOf(schema: z.ZodType): FieldKind {
  const own = known.get(schema) ?? known.get(schema.def);
  if (own === 'label' || own === 'limit' || own === 'point') return { kind: own };
  if (own) return { kind: 'reference', to: own };
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) };
  if (schema instanceof z.ZodBoolean) return { kind: 'boolean' };
  if (schema instanceof z.ZodNumber) return { kind: 'number', min: schema.minValue, max: schema.maxValue };
  if (schema instanceof z.ZodISODate) return { kind: 'text', format: 'date' };
  if (schema instanceof z.ZodString) return { kind: 'text' };
  if (schema instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(schema) };
  if (schema instanceof z.ZodArray) return listOf(kindOf(schema.element as z.ZodType));
  return { kind: 'other' };
}

/** Several of a few words are boxes to tick, several ids a choice of many; everything else is a list of rows. */
function listOf(item: FieldKind): FieldKind {
  if (item.kind === 'choice') return { kind: 'choices', options: item.options };
  if (item.kind === 'reference') return { kind: 'references', to: item.to };
  return { kind: 'list', item };
}
