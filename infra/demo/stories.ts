// How far each demo case goes: a list of steps by name. The first fifteen show every state and every exception, so
// that a district with few cases shows them all.

import type { CaseAction } from '#shared/contracts/action-table.ts';

/** Actions that the demo leaves out; a new one is told, or is named here. */
type Untold = 'correct' | 'add_evidence' | 'withdraw';

/** The steps after the report, in the order they are taken. */
export type Step = Exclude<CaseAction, Untold>;

export interface Story {
  readonly steps: readonly Step[];
  /** Solved on the spot (谁发现谁处置). */
  readonly solved?: true;
  /** A routing rule takes care of it. */
  readonly ruled?: true;
  /** Two departments. */
  readonly joint?: true;
  /** Outside every grid. */
  readonly outside?: true;
  /** Reported by the command centre. */
  readonly centre?: 'hotline' | 'public' | 'leader' | 'video';
}

const filed = ['file'] as const;
const dispatched = [...filed, 'dispatch'] as const;
const signedIn = [...dispatched, 'sign_in'] as const;
const resolved = [...signedIn, 'finish'] as const;
const closed = [...resolved, 'pass'] as const;
const reworked = [...resolved, 'fail', 'finish', 'pass'] as const;

const shown: readonly Story[] = [
  { steps: [] },
  { steps: closed },
  { steps: filed },
  { steps: dispatched, joint: true },
  { steps: signedIn, joint: true },
  { steps: resolved },
  { steps: ['dismiss'] },
  { steps: [], centre: 'hotline', ruled: true },
  { steps: [...reworked, 'rate'] },
  { steps: [], solved: true },
  { steps: [...dispatched, 'return', 'dispatch', 'comment'] },
  { steps: [...closed, 'rate'], joint: true, centre: 'public' },
  { steps: [...resolved, 'fail'] },
  { steps: [...closed, 'reopen'] },
  { steps: [], outside: true },
  { steps: filed, centre: 'leader' },
  { steps: [...signedIn, 'comment'] },
  { steps: ['pass'], solved: true },
  { steps: [...dispatched, 'return'], centre: 'video' },
  { steps: resolved, joint: true },
  { steps: closed },
  { steps: ['dismiss'], centre: 'hotline' },
  { steps: dispatched },
  { steps: [] },
];

/** Beyond those, in the proportions of a district's ordinary day. */
const ordinary: readonly Story[] = [
  ...Array<Story>(9).fill({ steps: closed }),
  ...Array<Story>(2).fill({ steps: [...closed, 'rate'] }),
  ...Array<Story>(2).fill({ steps: reworked }),
  ...Array<Story>(3).fill({ steps: ['pass'], solved: true }),
  ...Array<Story>(2).fill({ steps: resolved }),
  ...Array<Story>(3).fill({ steps: signedIn }),
  ...Array<Story>(3).fill({ steps: dispatched }),
  ...Array<Story>(2).fill({ steps: filed }),
  ...Array<Story>(3).fill({ steps: [] }),
  ...Array<Story>(2).fill({ steps: ['dismiss'], centre: 'hotline' }),
];

export const storyOf = (index: number): Story => shown[index] ?? ordinary[(index * 7) % ordinary.length]!;

/** Only the shown ones have a photo of every moment; thousands of others have what the loop asks for. */
export const isShown = (index: number): boolean => index < shown.length;
