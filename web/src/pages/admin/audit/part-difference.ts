// What differs between two versions of a part, as short lines. Pure.
import type { Label } from '#shared/contracts/primitives.ts';
import { differenceOf } from '../difference.ts';
import { differences, type FieldChange, type Fields } from '../register/changes.ts';

export interface RowChange {
  readonly id: string;
  readonly name: Label | undefined;
  readonly how: 'added' | 'changed' | 'removed';
  /** Of a changed row, what says something else. */
  readonly fields: readonly FieldChange[];
}

export type PartDifference =
  | { readonly kind: 'rows'; readonly rows: readonly RowChange[]; readonly reordered: boolean }
  | { readonly kind: 'fields'; readonly fields: readonly FieldChange[] };

type Row = Fields & { readonly id: string; readonly name?: Label };

/** Between values of one part; a part that is a list is compared by the ids of its rows. */
export function partDifference(before: unknown, after: unknown): PartDifference {
  if (!Array.isArray(after)) {
    return { kind: 'fields', fields: differences((before ?? {}) as Fields, after as Fields) };
  }
  const itself = (key: string) => key;
  const { added, changed, removed, reordered } = differenceOf(before ?? [], after, ({ id }) => id, itself);
  const [old, now] = [byId(before ?? []), byId(after)];
  const rows = (how: RowChange['how'], ids: readonly string[], of: ReadonlyMap<string, Row>) =>
    ids.map((id): RowChange => ({ id, name: of.get(id)?.name, how, fields: fieldsOf(how, old, now, id) }));
  return {
    kind: 'rows',
    rows: [...rows('added', added, now), ...rows('changed', changed, now), ...rows('removed', removed, old)],
    reordered,
  };
}

const byId = (rows: unknown) => new Map((rows as Row[]).map((row) => [row.id, row]));

function fieldsOf(
  how: RowChange['how'],
  old: ReadonlyMap<string, Row>,
  now: ReadonlyMap<string, Row>,
  id: string,
): FieldChange[] {
  return how === 'changed' ? differences(old.get(id) ?? {}, now.get(id) ?? {}) : [];
}
