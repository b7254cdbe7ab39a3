// Reading and publishing the parts of a district's configuration, each part alike.
import type { ApiHandler } from '#functions/lib/api.ts';
import { describeVersion, manifestInForce, partValue } from '#functions/lib/configuration.ts';
import type { MemberCaller } from '#functions/lib/identity.ts';
import { registerKey } from '#functions/lib/keys.ts';
import { formerOf, versionsBefore } from '#functions/lib/part-store.ts';
import { cancelWaiting, publish, waitingOf } from '#functions/lib/publishing.ts';
import { authorOf } from '#functions/lib/register-api.ts';
import type { Waiting } from '#functions/lib/schedule.ts';
import { outsideTable } from '#functions/lib/store.ts';
import {
  type FormerRow,
  type PartName,
  type PartValue,
  type PartVersion,
  partNames,
  partRow,
} from '#shared/contracts/configuration.ts';
import type { ApiRoute, RouteOf } from '#shared/contracts/routes.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { outlineOf } from '#shared/domain/catalogue.ts';
import { DomainError } from '#shared/domain/error.ts';
import { requireRoles } from './roles.ts';
import { keptShapes } from './shapes.ts';

export const getConfiguration: ApiHandler<RouteOf<'configuration.get'>> = async ({ caller: { store } }) => {
  const { revision, parts } = await manifestInForce(store);
  const versions = Object.fromEntries(partNames.map((part) => [part, parts[part] ?? 0]));
  return { body: { revision, parts: versions as Record<PartName, number> } };
};

interface PartRequest<P extends PartName> {
  readonly query: { readonly version?: number };
  readonly body: { readonly value: PartValue<P>; readonly note?: string; readonly from?: string };
  readonly ifMatch: number | undefined;
  readonly caller: MemberCaller;
}

/** A version that is asked for by its number is the same for ever. */
const forEver = { 'cache-control': 'private, max-age=31536000, immutable' };

const getPart =
  <P extends PartName>(part: P) =>
  async ({ query, caller: { store } }: PartRequest<P>) => {
    const manifest = await manifestInForce(store);
    const version = query.version ?? manifest.parts[part] ?? 0;
    const waits = query.version === undefined ? waitingOf(manifest, part) : undefined;
    const [described, value, once] = await Promise.all([
      describeVersion(store, part, version),
      partValue(store, part, version),
      formerOf(store, part, version),
    ]);
    const former = missingFrom(value, once);
    return {
      body: {
        ...described,
        value,
        ...(waits && { waiting: versionOf(waits) }),
        ...(former.length > 0 && { former }),
      },
      headers: { etag: `"${version}"`, ...(query.version !== undefined && forEver) },
    };
  };

/** The same of the catalogue, with as much of a category as a phone needs. */
export const getOutline: ApiHandler<RouteOf<'catalogue.outline'>> = async (request) => {
  const { body, headers } = await getPart('catalogue')(request as unknown as PartRequest<'catalogue'>);
  return { body: { ...body, value: body.value.map(outlineOf) }, headers };
};

/** What came back is there by itself. */
function missingFrom(value: unknown, once: readonly FormerRow[]): FormerRow[] {
  if (!Array.isArray(value)) return [];
  const there = new Set((value as FormerRow[]).map(({ id }) => id));
  return once.filter(({ id }) => !there.has(id));
}

const getVersions =
  (part: PartName): ApiHandler<RouteOf<`${PartName}.versions`>> =>
  async ({ query: { before, limit }, caller: { store } }) => {
    const versions = await versionsBefore(store, part, { before, limit: limit + 1 });
    return { body: { items: versions.slice(0, limit), more: versions.length > limit } };
  };

const putPart =
  <P extends PartName>(part: P) =>
  async ({ body: { value, note, from }, ifMatch, caller }: PartRequest<P>) => {
    const { store } = caller;
    if (part === 'roles') await requireRoles(caller, value as PartValue<'roles'>, ifMatch as number);
    if (part === 'shapes') await requireShapes(store.district, value as PartValue<'shapes'>);
    if (from !== undefined && 'atOnce' in partRow[part]) throw onlyAtOnce(part);
    const published = await publish(store, {
      part,
      value,
      note,
      from,
      seen: ifMatch as number,
      by: authorOf(caller),
    });
    if (part === 'settings') await showInRegister(store.district, value as Settings);
    return { body: { ...published, value }, headers: { etag: `"${published.version}"` } };
  };

const versionOf = ({ part: _part, revision: _revision, parts: _parts, ...version }: Waiting): PartVersion =>
  version;

const onlyAtOnce = (part: PartName) =>
  new DomainError('configuration/invalid', `Nothing was changed: the part ${part} is published from now.`, [
    { pointer: '/from', detail: 'may not be given', rule: 'from-only-now' },
  ]);

const cancelPart =
  (part: PartName): ApiHandler<RouteOf<`${PartName}.cancel`>> =>
  async ({ ifMatch, caller }) => {
    const by = authorOf(caller);
    const body = await cancelWaiting(caller.store, { part, seen: ifMatch as number, by });
    // The version in force, as it stays: what is published next is made from it.
    return { body, headers: { etag: `"${body.base}"` } };
  };

async function requireShapes(district: string, { folder }: PartValue<'shapes'>): Promise<void> {
  if (folder !== null) await keptShapes(district, folder);
}

/** The operators' list of districts shows what each calls itself. */
async function showInRegister(district: string, { name, adcode }: Settings): Promise<void> {
  await outsideTable().update(registerKey(district), {
    UpdateExpression: 'SET #name = :name, adcode = :adcode',
    ExpressionAttributeNames: { '#name': 'name' },
    ExpressionAttributeValues: { ':name': name, ':adcode': adcode },
  });
}

type PartHandlers = {
  readonly [R in ApiRoute as R['id'] extends `${PartName}.${'get' | 'put' | 'versions' | 'cancel'}`
    ? R['id']
    : never]: ApiHandler<R>;
};
export const partHandlers = Object.fromEntries(
  partNames.flatMap((part) => [
    [`${part}.get`, getPart(part)],
    [`${part}.put`, putPart(part)],
    [`${part}.versions`, getVersions(part)],
    [`${part}.cancel`, cancelPart(part)],
  ]),
) as unknown as PartHandlers;
