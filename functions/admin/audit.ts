// The district's audit list.
import type { ApiHandler } from '#functions/lib/api.ts';
import { auditList, auditPosition } from '#functions/lib/audit.ts';
import { decodeCursor, encodeCursor } from '#functions/lib/cursor.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';

export const listAudit: ApiHandler<RouteOf<'audit.list'>> = async ({
  query: { cursor, with: more, ...question },
  caller: { store },
}) => {
  const after = cursor === undefined ? undefined : decodeCursor(auditPosition, cursor);
  const asked = { ...question, after, values: more === 'values' };
  const { items, next } = await auditList(store, asked, new Date().toISOString());
  return { body: { items, ...(next && { cursor: encodeCursor(next) }) } };
};
