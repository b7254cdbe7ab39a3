// Pages as small as those of a large table: what is read page by page is tested with a few rows.
import { faultAt } from './faults.ts';

/** While it stands, no Query gives more than so many rows at once. Returns how it is taken away. */
export const smallPages = (rows: number): (() => void) =>
  faultAt('Query', (input, send) => send({ ...input, Limit: Math.min(rows, Number(input.Limit ?? rows)) }));
