// Requests at the edge of their contracts, made from the OpenAPI document alone: a request that fits, with one value of
// it replaced by one that storage, JSON or a number type may not take. Knows no route and no field by name.
import { exampleOf } from '#shared/contracts/openapi-examples.ts';
import type { JsonSchema } from '#shared/contracts/openapi-schemas.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;

const wrongTypes: readonly unknown[] = [null, true, [], {}, '', 0, Array(1_000).fill(0), nested(500)];

/** Beyond DynamoDB's range and digits, beyond a double's integers, zero with a sign. */
const numbers = [1e-140, 5e-324, -1e-131, 9.99e125, 1.797e308, 2 ** 53 + 2, -0, -1, 0.1234567890123456];

export const texts: readonly string[] = [
  // Half of a surrogate pair, control characters, the ends of Unicode, what means something elsewhere.
  ...['\ud800', 'a\udfffb', 'a\u0000b', '\u007f', '\uffff', '\u{10ffff}', '\ufeff', '📷'.repeat(40)],
  ...['', ' ', '__proto__', 'constructor', '../../x', 'T#beta#CFG', '%00', 'NaN'],
  // Instants at the ends of what a date can be.
  ...['0000-01-01T00:00:00+23:59', '9999-12-31T23:59:59.999-23:59', '2026-02-30T00:00:00Z'],
  ...['2026-11-21T08:30:60Z', '2026-11-21T08:30:00.123456789+08:00', '+010000-01-01T00:00:00Z'],
  // Longer than a key of the table may be, in characters or in bytes, and longer than anything.
  ...['a'.repeat(2_049), '长'.repeat(700), 'x'.repeat(100_000)],
];

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)];
}

function valuesFor(schema: JsonSchema): readonly unknown[] {
  const isText = schema.type === 'string' && !schema.enum;
  const isNumber = schema.type === 'number' || schema.type === 'integer';
  return [...wrongTypes, ...(isText ? texts : []), ...(isNumber ? numbers : []), ...bounds(schema)];
}

/** Values at the bounds that the schema itself names, some just inside, some just outside. */
function bounds(schema: JsonSchema): unknown[] {
  const { minimum, maximum, minLength, maxLength, maxItems, items } = schema as Record<string, number> &
    JsonSchema;
  const texts = [minLength, maxLength].filter((length) => length !== undefined);
  return [
    ...[minimum, maximum].flatMap((edge) =>
      edge === undefined ? [] : [edge, edge - 1, edge + 1, edge + 1e-9],
    ),
    ...texts.flatMap((length) =>
      ['字', '📷', 'a'].flatMap((one) => [one.repeat(length), one.repeat(length + 1)]),
    ),
    ...(maxItems === undefined ? [] : [Array(maxItems + 1).fill(items?.examples?.[0] ?? 'a')]),
  ];
}

export interface Mutation {
  /** JSON pointer of what was replaced. */
  readonly at: string;
  readonly value: unknown;
}

/** Every place in a request of this schema, each with every value that is tried there. */
export function mutationsOf(schema: JsonSchema, schemas: Schemas): Mutation[] {
  return places(schema, schemas, '').flatMap(({ at, schema: there }) =>
    valuesFor(there).map((value) => ({ at, value })),
  );
}

/** A request that fits, with the mutation's value in its place. */
export const mutated = (schema: JsonSchema, schemas: Schemas, { at, value }: Mutation): unknown =>
  replaced(exampleOf(schema, schemas), at.split('/').slice(1), value);

interface Place {
  readonly at: string;
  readonly schema: JsonSchema;
}

function places(given: JsonSchema, schemas: Schemas, at: string): Place[] {
  const schema = given.$ref ? (schemas[given.$ref.split('/').at(-1) ?? ''] ?? {}) : given;
  const inside = Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
    places(each, schemas, `${at}/${name}`),
  );
  const [first] = schema.prefixItems ?? [schema.items];
  const unknown = schema.properties
    ? ['colour', '__proto__', '\ud800'].map((name) => ({ at: `${at}/${name}`, schema: {} }))
    : [];
  return [{ at, schema }, ...inside, ...(first ? places(first, schemas, `${at}/0`) : []), ...unknown];
}

function replaced(value: unknown, [step, ...rest]: readonly string[], by: unknown): unknown {
  if (step === undefined) return by;
  // A list whose example is empty gets the item that is tried.
  if (Array.isArray(value))
    return Object.assign([...value], { [step]: replaced(value[Number(step)], rest, by) });
  const object = (value ?? {}) as Record<string, unknown>;
  // `__proto__` as a name of its own, as JSON.parse makes it.
  return Object.fromEntries([...Object.entries(object), [step, replaced(object[step], rest, by)]]);
}
