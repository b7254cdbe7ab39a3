// A district's configuration as the functions use it: what is in force, and any version of a part. Cached by version, since a version never changes.
import {
  type Configuration,
  type PartName,
  type PartValue,
  type PartVersion,
  partNames,
  partRow,
} from '#shared/contracts/configuration.ts';
import { isBuiltIn } from '#shared/contracts/permissions.ts';
import type { HeldRole } from '#shared/contracts/roles.ts';
import { type CalendarFor, calendarsOf } from '#shared/domain/calendar.ts';
import { categoriesOf } from '#shared/domain/catalogue.ts';
import { DomainError } from '#shared/domain/error.ts';
import { idsOf } from '#shared/domain/issues.ts';
import { builtInRoles, heldOf, type RoleBook, rolesOf } from '#shared/domain/roles.ts';
import type { RoutingRules } from '#shared/domain/routing.ts';
import { type Rules, rulesOf } from '#shared/domain/rules.ts';
import { parseStored } from './parse-stored.ts';
import { currentManifest, manifestAt, readVersion, versionOf } from './part-store.ts';
import { remembering } from './remembering.ts';
import { type Manifest, type Revision, settledAt } from './schedule.ts';
import type { DistrictStore } from './store.ts';

/** A removed setting or a shortened limit may be in use this much longer. */
const manifestSeconds = 3;
const current = new Map<string, { manifest: Manifest; until: number }>();
const began = new Map<string, string>();

/**
 * Which versions are in force. A district has some from its first moment to its end; they go before its people do.
 * @throws DomainError `district/not-found` while the district is being erased
 */
export async function manifestInForce(
  store: DistrictStore,
  at = new Date().toISOString(),
): Promise<Manifest> {
  return settledAt(await rememberedManifest(store), at);
}

async function rememberedManifest(store: DistrictStore): Promise<Manifest> {
  const known = current.get(store.district);
  if (known && known.until > Date.now()) return known.manifest;
  const manifest = await currentManifest(store);
  if (!manifest) throw isGone(store);
  current.set(store.district, { manifest, until: Date.now() + manifestSeconds * 1000 });
  began.set(store.district, manifest.since);
  return manifest;
}

/** Whoever has just changed it reads it anew. */
export const forgetManifest = ({ district }: DistrictStore): boolean => current.delete(district);

/** The name of a district in memory: an id that was given up names another one later, whose versions begin at one again. */
export async function nameOf(store: DistrictStore): Promise<string> {
  const since = began.get(store.district) ?? (await manifestInForce(store)).since;
  return `${store.district}@${since}`;
}

export const isGone = ({ district }: DistrictStore) =>
  new DomainError('district/not-found', `The district “${district}” is being removed.`);

/** @param at of what is decided by them; now unless said */
export const currentRules = async (store: DistrictStore, at?: string): Promise<Rules> =>
  rulesFrom(store, await manifestInForce(store, at));

/** As they were at the revision that a case pins. */
export const rulesAt = async (store: DistrictStore, revision: number): Promise<Rules> =>
  rulesFrom(store, await manifestOf(store, revision));

async function manifestOf(store: DistrictStore, revision: number): Promise<Revision> {
  const inForce = await manifestInForce(store);
  return inForce.revision === revision ? inForce : pinned(store, revision);
}

/** The working times alone, which is all that a list of cases needs of the revisions that they pin. */
export async function calendarsAt(store: DistrictStore, revision: number): Promise<CalendarFor> {
  const { parts } = await manifestOf(store, revision);
  const [settings, calendar] = [parts.settings ?? 0, parts.calendar ?? 0];
  return rememberedCalendars(`${await nameOf(store)}#${settings}#${calendar}`, async () =>
    calendarsOf(
      await partValue(store, 'calendar', calendar),
      (await partValue(store, 'settings', settings)).timeZone,
    ),
  );
}

/** With all that the catalogue says of a category. */
type PinnedRouting = Omit<RoutingRules, 'catalogue'> & Pick<Rules, 'catalogue'>;

/** What the suggestion of departments asks, as it was at the revision that a case pins; departments as they are. */
export async function routingAt(store: DistrictStore, revision: number): Promise<PinnedRouting> {
  const [{ parts }, inForce] = await Promise.all([manifestOf(store, revision), manifestInForce(store)]);
  const [settings, catalogue, routing] = [parts.settings ?? 0, parts.catalogue ?? 0, parts.routing ?? 0];
  const departments = inForce.parts.departments ?? 0;
  return rememberedRouting(
    `${await nameOf(store)}#${settings}#${catalogue}#${routing}#${departments}`,
    async () => ({
      settings: await partValue(store, 'settings', settings),
      catalogue: categoriesOf(await partValue(store, 'catalogue', catalogue)),
      routing: await partValue(store, 'routing', routing),
      departments: idsOf(await partValue(store, 'departments', departments)),
    }),
  );
}

/** The roles in force, built-in ones and the district's own. */
export async function rolesInForce(store: DistrictStore): Promise<RoleBook> {
  const version = (await manifestInForce(store)).parts.roles ?? 0;
  return rememberedRoles(`${await nameOf(store)}#${version}`, async () =>
    rolesOf(await partValue(store, 'roles', version)),
  );
}

/** What roles of these ids are now. Most people have built-in ones alone, for which nothing is read. */
export const rolesHeld = async (store: DistrictStore, ids: readonly string[]): Promise<HeldRole[]> =>
  heldOf(ids, ids.every(isBuiltIn) ? builtInRoles : await rolesInForce(store));

const rememberedRoles = remembering<RoleBook>(200);
const rememberedRouting = remembering<PinnedRouting>(100);
const rememberedCalendars = remembering<CalendarFor>(200);
const rememberedManifests = remembering<Revision>(500);
const pinned = async (store: DistrictStore, revision: number): Promise<Revision> =>
  rememberedManifests(`${await nameOf(store)}#${revision}`, async () => {
    const manifest = await manifestAt(store, revision);
    if (!manifest) throw new Error(`District ${store.district} has no revision ${revision}`);
    return manifest;
  });

const rememberedRules = remembering<Rules>(100);
const rulesFrom = async (store: DistrictStore, manifest: Revision): Promise<Rules> =>
  rememberedRules(`${await nameOf(store)}#${manifest.revision}`, async () =>
    rulesOf(manifest.revision, await configurationOf(store, manifest)),
  );

/** All parts in force, as they were published. */
export const configurationInForce = async (store: DistrictStore): Promise<Configuration> =>
  configurationOf(store, await manifestInForce(store));

const configurationOf = (store: DistrictStore, state: Revision) => configurationWith(store, state);

/** All parts as a revision has them, or will have, with a version that is not stored yet. */
export async function configurationWith(
  store: DistrictStore,
  { parts }: Revision,
  fresh?: { readonly part: PartName; readonly version: number; readonly value: unknown },
): Promise<Configuration> {
  const values = await Promise.all(
    partNames.map(async (part) => {
      const version = parts[part] ?? 0;
      const isFresh = fresh?.part === part && fresh.version === version;
      return [part, isFresh ? fresh.value : await partValue(store, part, version)] as const;
    }),
  );
  return Object.fromEntries(values) as unknown as Configuration;
}

const rememberedParts = remembering<unknown>(400);

/**
 * What a version of a part holds, with today's defaults for what it did not know.
 * @throws DomainError `configuration/no-such-version`
 */
export const partValue = async <P extends PartName>(
  store: DistrictStore,
  part: P,
  version: number,
): Promise<PartValue<P>> =>
  rememberedParts(`${await nameOf(store)}#${part}#${version}`, async () => {
    const row = partRow[part];
    const stored = version === 0 && 'initial' in row ? row.initial : await readVersion(store, part, version);
    if (stored === undefined) throw noSuchVersion(part, version);
    return parseStored(row.schema, stored);
  }) as Promise<PartValue<P>>;

/** Its author and date; version 0 has none. @throws DomainError `configuration/no-such-version` */
export async function describeVersion(
  store: DistrictStore,
  part: PartName,
  version: number,
): Promise<PartVersion> {
  const found = version === 0 ? { version } : await versionOf(store, part, version);
  if (!found) throw noSuchVersion(part, version);
  return found;
}

const noSuchVersion = (part: PartName, version: number) =>
  new DomainError('configuration/no-such-version', `There is no version ${version} of the part ${part}.`);
