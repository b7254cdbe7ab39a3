// Versions that wait to come into force, as the one row holds them that says what is in force. Whoever reads it after their
// instant finds them in force: nothing has to be written then, so nothing can come late, fail, or happen twice. What a
// case would pin is written beforehand and never changes; whoever publishes meanwhile writes it anew under another number.
import type { PartName, PartVersion } from '#shared/contracts/configuration.ts';

/** Which version of each part is in force; a case pins the revision. */
export interface Revision {
  readonly revision: number;
  readonly parts: Readonly<Partial<Record<PartName, number>>>;
  /** When the district was first configured: no case of it is older. */
  readonly since: string;
}

/** A version that waits, and what will be in force with it. */
export interface Waiting extends PartVersion {
  readonly part: PartName;
  /** UTC ISO; it is in force at this very instant. */
  readonly from: string;
  readonly revision: number;
  readonly parts: Revision['parts'];
}

/** What is in force and what waits, in the order of time; at most one version of a part waits. */
export interface Manifest extends Revision {
  /** Counts every change of the row: what it was read as is what it is changed from. */
  readonly change: number;
  /** The highest revision that was ever written. */
  readonly last: number;
  /** The highest number of a version of each part; one that was cancelled keeps its number. */
  readonly numbers: Readonly<Partial<Record<PartName, number>>>;
  readonly waiting: readonly Waiting[];
}

/** Of a district that begins. */
export const firstManifest = (parts: Revision['parts'], since: string): Manifest => ({
  revision: 1,
  parts,
  since,
  change: 1,
  last: 1,
  numbers: parts,
  waiting: [],
});

/** The manifest as it is at an instant: what has come into force by then waits no more. */
export function settledAt(manifest: Manifest, now: string): Manifest {
  const due = manifest.waiting.filter(({ from }) => from <= now);
  const latest = due.at(-1);
  if (!latest) return manifest;
  const { revision, parts } = latest;
  return { ...manifest, revision, parts, waiting: manifest.waiting.slice(due.length) };
}

/** A version comes into force at once. */
export function withVersion(manifest: Manifest, part: PartName, version: number): Manifest {
  const revision = manifest.last + 1;
  const parts = { ...manifest.parts, [part]: version };
  const numbers = { ...manifest.numbers, [part]: version };
  return chained({ ...manifest, revision, last: revision, parts, numbers }, manifest.waiting);
}

export type NewWaiting = Omit<Waiting, 'revision' | 'parts'>;

/** A version waits. */
export const withWaiting = (manifest: Manifest, entry: NewWaiting): Manifest =>
  chained({ ...manifest, numbers: { ...manifest.numbers, [entry.part]: entry.version } }, [
    ...manifest.waiting,
    entry,
  ]);

/** The version of a part that waited does so no more. */
export const withoutWaiting = (manifest: Manifest, part: PartName): Manifest =>
  chained(
    manifest,
    manifest.waiting.filter((entry) => entry.part !== part),
  );

/** Each that waits comes on top of what is in force and of those before it, under a number that nobody has pinned. */
function chained(manifest: Manifest, entries: readonly NewWaiting[]): Manifest {
  let { parts, last } = manifest;
  const inOrder = [...entries].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  const waiting = inOrder.map((entry): Waiting => {
    parts = { ...parts, [entry.part]: entry.version };
    last += 1;
    return { ...entry, parts, revision: last };
  });
  return { ...manifest, change: manifest.change + 1, last, waiting };
}

/** What is in force at any time from now on, as far as it is known. */
export const statesOf = ({ revision, parts, since, waiting }: Manifest): Revision[] => [
  { revision, parts, since },
  ...waiting.map((entry) => ({ revision: entry.revision, parts: entry.parts, since })),
];
