// Reads a value that an earlier release stored with today's schema: what it did not know yet gets today's default,
// and what is no longer known is left out. Values of requests are read strictly elsewhere.
import type { z } from 'zod';

/** @throws ZodError when the value does not fit in any other way */
export function parseStored<S extends z.ZodType>(schema: S, stored: unknown): z.output<S> {
  const first = schema.safeParse(stored);
  if (first.success) return first.data;
  const known = structuredClone(stored);
  for (const issue of first.error.issues)
    if (issue.code === 'unrecognized_keys')
      for (const key of issue.keys) Reflect.deleteProperty(valueAt(known, issue.path), key);
  return schema.parse(known);
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): object =>
  path.reduce((inner, key) => Reflect.get(inner as object, key), value) as object;
