// What districts use, as operators read it.
import type { ApiHandler } from '#functions/lib/api.ts';
import { registered } from '#functions/lib/district-register.ts';
import { holdingsOf } from '#functions/lib/holdings.ts';
import { usageKey } from '#functions/lib/keys.ts';
import { outsideTable, storeFor } from '#functions/lib/store.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import type { MonthUsage } from '#shared/contracts/usage.ts';
import { DomainError } from '#shared/domain/error.ts';

type UsageRow = Omit<MonthUsage, 'month'> & { readonly sk: string; readonly pk: string };
const compact = (month: string) => month.replace('-', '');

export const listUsage: ApiHandler<RouteOf<'usage.list'>> = async ({ query: { month } }) => {
  const rows = await outsideTable().queryAll<UsageRow>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': usageKey(compact(month), '').pk },
  });
  return { body: { items: rows.map((row) => ({ district: row.sk, ...usageOf(month, row) })) } };
};

export const districtUsage: ApiHandler<RouteOf<'district.usage'>> = async ({ params: { district } }) => {
  const known = await registered(district);
  if (!known) throw new DomainError('district/not-found', `There is no district “${district}”.`);
  const months = lastMonths(new Date());
  const [now, rows] = await Promise.all([
    holdingsOf(await storeFor(district)),
    outsideTable().batchGet<UsageRow>(months.map((month) => usageKey(compact(month), district))),
  ]);
  const byMonth = new Map(rows.map((row) => [row.pk, row]));
  return {
    body: {
      quotas: known.quotas,
      now,
      months: months.flatMap((month) => {
        const row = byMonth.get(usageKey(compact(month), district).pk);
        return row ? [usageOf(month, row)] : [];
      }),
    },
  };
};

const usageOf = (month: string, { requests, readUnits, writeUnits }: UsageRow): MonthUsage => ({
  month,
  requests,
  readUnits,
  writeUnits,
});

/** The newest first, in UTC. */
const lastMonths = (now: Date): string[] =>
  Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back)).toISOString().slice(0, 7),
  );
