// What differs between two versions of a record, field by field. Pure.
import { canonicalJson } from '#shared/domain/canonical-json.ts';

export type Fields = Readonly<Record<string, unknown>>;

const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** The fields of `after` that say something else than before: what a PATCH carries. */
export const changedFields = <T extends Fields>(before: T, after: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !same(before[name], value)),
  ) as Partial<T>;

export interface FieldChange {
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Every difference, also of fields that only one of the two has. */
export function differences(before: Fields, after: Fields): FieldChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter((name) => !same(before[name], after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

export interface Version {
  readonly version: number;
  readonly value: Fields;
  readonly removedAt?: string | undefined;
}
export type Deed =
  | { readonly kind: 'created' | 'removed' | 'restored'; readonly changes: readonly FieldChange[] }
  | { readonly kind: 'changed'; readonly changes: readonly FieldChange[] };

/** What a version did to the one before it; undefined while that one is not loaded. */
export function deedOf(version: Version, older: Version | undefined): Deed | undefined {
  if (version.version === 1) return { kind: 'created', changes: [] };
  if (!older) return undefined;
  if (version.removedAt) return { kind: 'removed', changes: [] };
  const changes = differences(older.value, version.value);
  return { kind: older.removedAt ? 'restored' : 'changed', changes };
}
