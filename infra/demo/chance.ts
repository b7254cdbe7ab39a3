// Chance that is the same on every machine and every run: numbers and ids derived from a name.
import { createHash } from 'node:crypto';

export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** In [from, to). */
  between(from: number, to: number): number;
  /** A whole number in [0, below). */
  index(below: number): number;
  pick<T>(from: readonly T[]): T;
}

const digest = (name: string): Buffer => createHash('sha256').update(name).digest();

/** Mulberry32, seeded by a name. */
export function chanceOf(name: string): Chance {
  let state = digest(name).readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const index = (below: number) => Math.floor(next() * below);
  return {
    next,
    index,
    between: (from, to) => from + next() * (to - from),
    pick: (from) => {
      if (from.length === 0) throw new RangeError('There is nothing to pick from');
      return from[index(from.length)]!;
    },
  };
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID that is always the same for a name: the time part is constant, the rest is the name's hash. */
export function ulidOf(name: string): string {
  const letters = [...digest(name).subarray(0, 16)].map((byte) => crockford[byte & 31]);
  return `01K0000000${letters.join('')}`;
}
