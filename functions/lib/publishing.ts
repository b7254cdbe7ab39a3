// Publishing a version of a part, from now or from a later instant, and cancelling one that waits. A version is refused
// unless everything holds together with it at every instant that is known, so that nothing can fail when it comes into
// force and nobody is there.
import type { FormerRow, PartName, PartValue, PartVersion } from '#shared/contracts/configuration.ts';
import { checkConfiguration } from '#shared/domain/district.ts';
import { DomainError } from '#shared/domain/error.ts';
import { settleCodes } from './area-codes.ts';
import { configurationWith, forgetManifest, isGone, partValue } from './configuration.ts';
import { cancelWrites, currentManifest, manifestWrites, writeContents, writeFormer } from './part-store.ts';
import {
  type Manifest,
  settledAt,
  statesOf,
  type Waiting,
  withoutWaiting,
  withVersion,
  withWaiting,
} from './schedule.ts';
import { type DistrictStore, WriteConflict } from './store.ts';

/**
 * The shortest time ahead for what waits, and before its instant the latest for cancelling it. Longer than a request lives
 * and a manifest is remembered: nobody is surprised by what is written meanwhile.
 */
export const leadSeconds = 15;
const yearMs = 366 * 86_400_000;

export interface Publishing<P extends PartName> {
  readonly part: P;
  readonly value: PartValue<P>;
  /** The version in force that its author saw. */
  readonly seen: number;
  readonly by: { readonly id: string; readonly name: string };
  readonly note?: string | undefined;
  /** UTC ISO; at once without it. */
  readonly from?: string | undefined;
}

/**
 * A new version of one part, in force at once or from an instant on; cases that exist keep what they pinned.
 * @throws DomainError `configuration/version-mismatch`, `configuration/waiting`, `configuration/invalid`; nothing has
 * changed then
 */
export async function publish<P extends PartName>(
  store: DistrictStore,
  { part, value, seen, by, note, from }: Publishing<P>,
): Promise<PartVersion> {
  const at = new Date().toISOString();
  if (from !== undefined) checkFrom(from, at);
  const author = { at, by, ...(note && { note }), ...(from !== undefined && { from }), base: seen };
  let number: number | undefined;
  const next = async () => {
    const before = await manifestNow(store);
    refuseWaiting(before, part);
    const inForce = before.parts[part] ?? 0;
    const version = (before.numbers[part] ?? inForce) + 1;
    // Scheduled and cancelled meanwhile: the number is used up.
    if (inForce !== seen || (number !== undefined && version !== number)) throw mismatch(part, inForce);
    number = version;
    const after =
      from === undefined
        ? withVersion(before, part, version)
        : withWaiting(before, { part, version, ...author, from });
    await checkFromNowOn(store, after, { part, version, value });
    return { before, after, version };
  };
  const { before: first, version } = await next();
  const former = await partValue(store, part, seen);
  if (part === 'areas')
    await settleCodes(store, former as PartValue<'areas'>, value as PartValue<'areas'>, {
      tiers: await partValue(store, 'tiers', first.parts.tiers ?? 0),
      adcode: (await partValue(store, 'settings', first.parts.settings ?? 0)).adcode,
    });
  await writeFormer(store, part, version, removedBy(value, former));
  const contents = await writeContents(store, [{ part, value, version }], author);
  // Another part may be published at the same time: then this one is tried once more beside it.
  for (;;) {
    const { before, after } = await next().catch(async (refusal) => {
      await contents.discard();
      throw refusal;
    });
    try {
      await store.transact([...contents.writes, ...manifestWrites(store, before, after)]);
      forgetManifest(store);
      return { version, ...author };
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
}

/**
 * Takes back a version that waits; its number is not used again.
 * @throws DomainError `configuration/not-waiting` when it is in force, about to be, or was cancelled
 */
export async function cancelWaiting(
  store: DistrictStore,
  { part, seen, by }: Pick<Publishing<PartName>, 'part' | 'seen' | 'by'>,
): Promise<PartVersion> {
  for (;;) {
    const now = new Date().toISOString();
    const before = await manifestNow(store);
    const waits = waitingOf(before, part);
    if (waits?.version !== seen || waits.from < soonest(now)) throw notWaiting(part, seen);
    const after = withoutWaiting(before, part);
    await checkFromNowOn(store, after);
    const cancelled = { at: now, by };
    try {
      await store.transact([
        ...cancelWrites(store, part, seen, cancelled),
        ...manifestWrites(store, before, after),
      ]);
      forgetManifest(store);
      const { part: _part, revision: _revision, parts: _parts, ...version } = waits;
      return { ...version, cancelled };
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
    }
  }
}

/** The version of a part that waits. */
export const waitingOf = ({ waiting }: Pick<Manifest, 'waiting'>, part: PartName): Waiting | undefined =>
  waiting.find((entry) => entry.part === part);

async function manifestNow(store: DistrictStore): Promise<Manifest> {
  const manifest = await currentManifest(store, { consistent: true });
  if (!manifest) throw isGone(store);
  return settledAt(manifest, new Date().toISOString());
}

const soonest = (now: string) => new Date(Date.parse(now) + leadSeconds * 1000).toISOString();

function checkFrom(from: string, now: string): void {
  const detail = fromFault(from, now);
  if (!detail) return;
  throw new DomainError('configuration/invalid', `Nothing was changed: ${detail}.`, [
    { pointer: '/from', detail, rule: from > soonest(now) ? 'from-too-late' : 'from-too-soon' },
  ]);
}

function fromFault(from: string, now: string): string | undefined {
  if (from < soonest(now)) return `choose an instant at least ${leadSeconds} seconds ahead, or none for now`;
  if (Date.parse(from) > Date.parse(now) + yearMs) return 'choose an instant within a year';
  return undefined;
}

function refuseWaiting(manifest: Manifest, part: PartName): void {
  const waits = waitingOf(manifest, part);
  if (!waits) return;
  throw new DomainError(
    'configuration/waiting',
    `Version ${waits.version} of the part ${part} waits to come into force at ${waits.from}. Cancel it, or wait for it.`,
  );
}

/** Everything that is going to be in force, with a version that is not stored yet. */
async function checkFromNowOn(
  store: DistrictStore,
  after: Manifest,
  fresh?: { readonly part: PartName; readonly version: number; readonly value: unknown },
): Promise<void> {
  const [now, ...later] = statesOf(after);
  if (now) checkConfiguration(await configurationWith(store, now, fresh));
  for (const [index, state] of later.entries()) {
    const configuration = await configurationWith(store, state, fresh);
    try {
      checkConfiguration(configuration);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { part, version, from } = after.waiting[index] as Waiting;
      throw new DomainError(
        error.code,
        `It would not hold with version ${version} of the part ${part}, in force from ${from}: ${error.message}`,
        error.issues,
      );
    }
  }
}

/** Things with names that the new value has no more; most parts are no lists of such. */
function removedBy(value: unknown, before: unknown): FormerRow[] {
  if (!Array.isArray(before) || !Array.isArray(value)) return [];
  const kept = new Set((value as FormerRow[]).map(({ id }) => id));
  return (before as FormerRow[]).filter(({ id, name }) => name && !kept.has(id));
}

const mismatch = (part: PartName, version: number) =>
  new DomainError(
    'configuration/version-mismatch',
    `The part ${part} is at version ${version} by now. Read it, put your change into it and publish that.`,
  );

const notWaiting = (part: PartName, version: number) =>
  new DomainError(
    'configuration/not-waiting',
    `Version ${version} of the part ${part} does not wait: it is in force or about to be, or somebody cancelled it.`,
  );
