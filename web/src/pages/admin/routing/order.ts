// The order of rules, which decides. Pure.

/** The list with one row somewhere else; past an end, at that end. */
export function moved<T>(rows: readonly T[], from: number, to: number): T[] {
  const row = rows[from];
  if (row === undefined) return [...rows];
  const rest = rows.filter((_, at) => at !== from);
  const at = Math.max(0, Math.min(to, rest.length));
  return [...rest.slice(0, at), row, ...rest.slice(at)];
}
