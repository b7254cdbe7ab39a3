// An example of a request, put together from the examples that the contracts give of its parts: what is required,
// and of the rest what has an example. Knows nothing of any particular request.
import type { JsonSchema } from './openapi-schemas.ts';

/** `undefined` where the contracts give too little to make one. */
export function exampleOf(schema: JsonSchema, schemas: Readonly<Record<string, JsonSchema>>): unknown {
  if (schema.examples) return schema.examples[0];
  if (schema.$ref) return exampleOf(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, schemas);
  if (schema.const !== undefined) return schema.const;
  if (schema.properties) return objectExample(schema, schemas);
  if (schema.default !== undefined) return schema.default;
  if (schema.items) {
    const item = exampleOf(schema.items, schemas);
    return item === undefined ? undefined : [item];
  }
  return schema.enum?.[0];
}

function objectExample(
  { properties = {} }: JsonSchema,
  schemas: Readonly<Record<string, JsonSchema>>,
): unknown {
  const members = Object.entries(properties)
    .map(([key, value]) => [key, exampleOf(value, schemas)] as const)
    .filter(([, value]) => value !== undefined);
  return members.length > 0 ? Object.fromEntries(members) : undefined;
}
