// Reading and publishing the parts of a district's configuration, each part alike.
import type { ApiHandler } from '#functions/lib/api.ts';
import { describeVersion, manifestInForce, partValue, publish } from '#functions/lib/configuration.ts';
import type { MemberCaller } from '#functions/lib/identity.ts';
import { registerKey } from '#functions/lib/keys.ts';
import { formerOf, versionsBefore } from '#functions/lib/part-store.ts';
import { authorOf } from '#functions/lib/register-api.ts';
import { outsideTable } from '#functions/lib/store.ts';
import { type FormerRow, type PartName, type PartValue, partNames } from '#shared/contracts/configuration.ts';
import type { ApiRoute, RouteOf } from '#shared/contracts/routes.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import { outlineOf } from '#shared/domain/catalogue.ts';
import { requireRoles } from './roles.ts';
import { keptShapes } from './shapes.ts';

export const getConfiguration: ApiHandler<RouteOf<'configuration.get'>> = async ({ caller: { store } }) => {
  const { revision, parts } = await manifestInForce(store);
  const versions = Object.fromEntries(partNames.map((part) => [part, parts[part] ?? 0]));
  return { body: { revision, parts: versions as Record<PartName, number> } };
};

interface PartRequest<P extends PartName> {
  readonly query: { readonly version?: number };
  readonly body: { readonly value: PartValue<P>; readonly note?: string };
  readonly ifMatch: number | undefined;
  readonly caller: MemberCaller;
}

/** A version that is asked for by its number is the same for ever. */
const forEver = { 'cache-control': 'private, max-age=31536000, immutable' };

const getPart =
  <P extends PartName>(part: P) =>
  async ({ query, caller: { store } }: PartRequest<P>) => {
    const version = query.version ?? (await manifestInForce(store)).parts[part] ?? 0;
    const [described, value, once] = await Promise.all([
      describeVersion(store, part, version),
      partValue(store, part, version),
      formerOf(store, part, version),
    ]);
    const former = missingFrom(value, once);
    return {
      body: { ...described, value, ...(former.length > 0 && { former }) },
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
  async ({ body: { value, note }, ifMatch, caller }: PartRequest<P>) => {
    const { store } = caller;
    if (part === 'roles') await requireRoles(caller, value as PartValue<'roles'>, ifMatch as number);
    if (part === 'shapes') await requireShapes(store.district, value as PartValue<'shapes'>);
    const published = await publish(store, {
      part,
      value,
      note,
      seen: ifMatch as number,
      by: authorOf(caller),
    });
    if (part === 'settings') await showInRegister(store.district, value as Settings);
    return { body: { ...published, value }, headers: { etag: `"${published.version}"` } };
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
  readonly [R in ApiRoute as R['id'] extends `${PartName}.${'get' | 'put' | 'versions'}`
    ? R['id']
    : never]: ApiHandler<R>;
};
export const partHandlers = Object.fromEntries(
  partNames.flatMap((part) => [
    [`${part}.get`, getPart(part)],
    [`${part}.put`, putPart(part)],
    [`${part}.versions`, getVersions(part)],
  ]),
) as unknown as PartHandlers;
