// The district's audit list.
import type { ApiHandler } from '#functions/lib/api.ts';
import { auditList, auditPosition } from '#functions/lib/audit.ts';
import { decodeCursor, encodeCursor } from '#functions/lib/cursor.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';

export const listAudit: ApiHandler<RouteOf<'audit.list'>> = async ({
  query: { cursor, limit, q },
  caller: { store },
}) => {
  const from = cursor === undefined ? undefined : decodeCursor(auditPosition, cursor);
  const { items, next } = await auditList(store, { from, limit, q, now: new Date().toISOString() });
  return { body: { items, ...(next && { cursor: encodeCursor(next) }) } };
};
