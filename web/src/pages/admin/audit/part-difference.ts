// What differs between two versions of a part, as short lines. Pure.
import type { Label } from '#shared/contracts/primitives.ts';
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
  const [old, now] = [(before ?? []) as Row[], after as Row[]];
  const rows = [...added(old, now), ...changed(old, now), ...removed(old, now)];
  const reordered = rows.length === 0 && old.some(({ id }, at) => now[at]?.id !== id);
  return { kind: 'rows', rows, reordered };
}

const added = (before: readonly Row[], after: readonly Row[]) => without(after, before, 'added');
const removed = (before: readonly Row[], after: readonly Row[]) => without(before, after, 'removed');

function without(rows: readonly Row[], others: readonly Row[], how: 'added' | 'removed'): RowChange[] {
  const ids = new Set(others.map(({ id }) => id));
  return rows.filter(({ id }) => !ids.has(id)).map(({ id, name }) => ({ id, name, how, fields: [] }));
}

function changed(before: readonly Row[], after: readonly Row[]): RowChange[] {
  const old = new Map(before.map((row) => [row.id, row]));
  return after.flatMap((row) => {
    const was = old.get(row.id);
    const fields = was ? differences(was, row) : [];
    return fields.length > 0 ? [{ id: row.id, name: row.name, how: 'changed' as const, fields }] : [];
  });
}
