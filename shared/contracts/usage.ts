// What districts use of the service, for its operators.
import * as z from 'zod';
import { districtId } from './primitives.ts';
import { quotaUse } from './quotas.ts';

export const yearMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11, in UTC')
  .meta({ example: '2026-11' });

/** Of one month, in UTC. What containers had not written when they ended is missing: some requests in a thousand. */
export const monthUsage = z.strictObject({
  month: yearMonth,
  requests: z.int(),
  /** DynamoDB's units, consumed by requests. */
  readUnits: z.number(),
  writeUnits: z.number(),
});
export type MonthUsage = z.infer<typeof monthUsage>;

export const usageQuery = z.strictObject({ month: yearMonth });
export const usageList = z.strictObject({
  items: z.array(z.strictObject({ district: districtId, ...monthUsage.shape })),
});

/** How large a district is now, and what it used in the last twelve months, the newest first. */
export const districtUsage = z.strictObject({ ...quotaUse.shape, months: z.array(monthUsage) });
