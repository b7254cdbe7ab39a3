// Two people changed one part: what the second changed, on top of what the first published. Pure.
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import type { Row } from './list-draft.ts';

export interface Merged {
  readonly value: unknown;
  /** Ids of rows, or names of fields, that both changed and not alike: the second person's stand. */
  readonly both: readonly string[];
}

/**
 * A list by its rows, anything else by its fields, and a field that is a table of things by these.
 * @param base the version that both began with
 */
export function merge(base: unknown, mine: unknown, theirs: unknown): Merged {
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs))
    return mergeRows(base, mine, theirs);
  const { kept, both } = mergeEntries(entries(base), entries(mine), entries(theirs));
  return { value: Object.fromEntries(kept), both };
}

const entries = (value: unknown) => new Map(Object.entries((value ?? {}) as object));

function mergeRows(base: readonly Row[], mine: readonly Row[], theirs: readonly Row[]): Merged {
  const [before, own, other] = [base, mine, theirs].map((rows) => new Map(rows.map((row) => [row.id, row])));
  const { kept, both } = mergeEntries(before!, own!, other!);
  const common = (rows: readonly Row[]) => rows.filter(({ id }) => before!.has(id) && own!.has(id));
  const reordered = idsOf(common(mine)) !== idsOf(common(base));
  // Who put rows into another order meant it; otherwise the order is the first person's.
  const order = reordered ? [...own!.keys(), ...other!.keys()] : [...other!.keys(), ...own!.keys()];
  return { value: [...new Set(order)].flatMap((id) => (kept.has(id) ? [kept.get(id)] : [])), both };
}

const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id).join(' ');

type Entries = ReadonlyMap<string, unknown>;

function mergeEntries(base: Entries, mine: Entries, theirs: Entries) {
  const kept = new Map<string, unknown>();
  const both: string[] = [];
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const [before, own, other] = [base, mine, theirs].map((each) => textOf(each, key));
    const changedByMe = own !== before;
    if (changedByMe && other !== before && own !== other) {
      const [was, my, their] = [base.get(key), mine.get(key), theirs.get(key)];
      if (isTable(was) && isTable(my) && isTable(their)) {
        const within = mergeEntries(entries(was), entries(my), entries(their));
        kept.set(key, Object.fromEntries(within.kept));
        if (within.both.length > 0) both.push(key);
        continue;
      }
      both.push(key);
    }
    const from = changedByMe ? mine : theirs;
    if (from.has(key)) kept.set(key, from.get(key));
  }
  return { kept, both };
}

/** Things by name, such as the limits of each stage; a thing itself has values and is somebody's as a whole. */
const isTable = (value: unknown): boolean =>
  isThing(value) && Object.values(value as object).every((each) => isThing(each));
const isThing = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (of: Entries, key: string) => (of.has(key) ? canonicalJson(of.get(key)) : undefined);
