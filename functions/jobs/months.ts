// The months in which a district can have anything.
import { monthOf } from '#functions/lib/audit-keys.ts';

/** `yyyymm` from a month before the first instant to one after the last: numbers are counted in the district's own days. */
export function months(first: string, last: Date): string[] {
  const list: string[] = [];
  const at = new Date(`${first.slice(0, 7)}-01T00:00:00.000Z`);
  at.setUTCMonth(at.getUTCMonth() - 1);
  const end = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1));
  for (; at <= end; at.setUTCMonth(at.getUTCMonth() + 1)) list.push(monthOf(at.toISOString()));
  return list;
}
