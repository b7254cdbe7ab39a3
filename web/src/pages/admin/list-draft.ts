// The draft of a part that is a list of rows with ids: what was added, changed and removed since the version that it
// was made from. Pure.

export interface Row {
  readonly id: string;
}

export interface Changes {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** Puts a row in the place of the one it was made from, or at the end. */
export function withRow<R extends Row>(rows: readonly R[], row: R, replacing: string | undefined): R[] {
  if (replacing === undefined) return [...rows, row];
  return rows.map((each) => (each.id === replacing ? row : each));
}

export const withoutRow = <R extends Row>(rows: readonly R[], id: string): R[] =>
  rows.filter((each) => each.id !== id);

/** How the draft differs from what it was made from; rows are the same when they say the same. */
export function changesOf(before: readonly Row[], now: readonly Row[]): Changes {
  const known = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const ids = new Set(now.map(({ id }) => id));
  return {
    added: now.filter(({ id }) => !known.has(id)).length,
    changed: now.filter((row) => known.has(row.id) && known.get(row.id) !== JSON.stringify(row)).length,
    removed: before.filter(({ id }) => !ids.has(id)).length,
  };
}

/** Whether there is something to publish; another order of the same rows is a change too. */
export const differs = (before: readonly Row[], now: readonly Row[]): boolean =>
  JSON.stringify(before) !== JSON.stringify(now);
