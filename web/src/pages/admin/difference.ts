// What one version of a part says otherwise than another, by name. Pure.
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Row } from './list-draft.ts';

export interface Difference {
  /** In the second alone, in both but not the same, in the first alone: rows by what they are called, fields by name. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** The same rows in another order. */
  readonly reordered: boolean;
}

/**
 * @param nameOf what a row is called
 * @param fieldName what a field is called, of a part that is no list
 */
export function differenceOf(
  from: unknown,
  to: unknown,
  nameOf: (row: Row) => string,
  fieldName: (field: string) => string,
): Difference {
  const [before, after] = [entriesOf(from), entriesOf(to)];
  const nameIn = (entries: ReadonlyMap<string, unknown>) => (key: string) =>
    Array.isArray(from) ? nameOf(entries.get(key) as Row) : fieldName(key);
  const added = [...after.keys()].filter((key) => !before.has(key));
  const removed = [...before.keys()].filter((key) => !after.has(key));
  const changed = [...after.keys()].filter(
    (key) => before.has(key) && canonicalJson(before.get(key)) !== canonicalJson(after.get(key)),
  );
  return {
    added: added.map(nameIn(after)),
    changed: changed.map(nameIn(after)),
    removed: removed.map(nameIn(before)),
    reordered:
      Array.isArray(from) &&
      added.length + removed.length === 0 &&
      [...before.keys()].join() !== [...after.keys()].join(),
  };
}

const entriesOf = (value: unknown): Map<string, unknown> =>
  Array.isArray(value)
    ? new Map((value as Row[]).map((row) => [row.id, row]))
    : new Map(Object.entries((value ?? {}) as object));
