// Faults that any list of things with ids can have. Light: the console looks for them too, before it sends.
import type { Issue } from './error.ts';

export const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ id }) => id));

/** What stands there a second time, by a key of each: an id, an account. */
export function twice<T extends { readonly id: string }>(
  pointer: string,
  list: readonly T[],
  key: keyof T & string = 'id',
): Issue[] {
  const seen = new Set<unknown>();
  return list.flatMap((item, at) => {
    const known = seen.has(item[key]);
    seen.add(item[key]);
    const about = String(item[key]);
    return known
      ? [{ pointer: `${pointer}/${at}/${key}`, detail: `“${about}” is there twice`, rule: 'twice', about }]
      : [];
  });
}

export const unknown = (
  id: string | null | undefined,
  known: { has(id: string): boolean },
  pointer: string,
  what: string,
): Issue[] =>
  id === undefined || id === null || known.has(id)
    ? []
    : [{ pointer, detail: `names an unknown ${what} “${id}”`, rule: 'unknown', about: id }];

export const unknowns = (
  ids: readonly string[],
  known: { has(id: string): boolean },
  pointer: string,
  what: string,
): Issue[] => ids.flatMap((id, at) => unknown(id, known, `${pointer}/${at}`, what));
