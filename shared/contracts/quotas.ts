// How much a district may have and ask for (配额): set by the operator, held by the service.
import * as z from 'zod';

const gigabyte = 1_000_000_000;
export const bytesOfGigabytes = (gigabytes: number): number => gigabytes * gigabyte;

export const quotas = z.strictObject({
  /** People who are not removed. */
  members: z.int().min(1).max(100_000).meta({ example: 5000 }),
  /** Cases in which somebody still has to act. */
  openCases: z.int().min(1).max(1_000_000).meta({ example: 50_000 }),
  /** Photos of cases with their pictures; 10⁹ bytes each. */
  storageGigabytes: z.int().min(1).max(1_000_000).meta({ example: 1000 }),
  /** Evenly over the minute: a sixth of it in every ten seconds. */
  requestsPerMinute: z.int().min(60).max(10_000_000).meta({ example: 12_000 }),
});
export type Quotas = z.infer<typeof quotas>;

/** Of a district whose operator said nothing else: more than any district of the field studies needs. */
export const defaultQuotas: Quotas = {
  members: 5000,
  openCases: 50_000,
  storageGigabytes: 1000,
  requestsPerMinute: 12_000,
};

/** What a district has now: people exactly, cases and photos as of a moment ago. */
export const holdings = z.strictObject({
  members: z.int().meta({ example: 178 }),
  openCases: z.int().meta({ example: 412 }),
  storageBytes: z.int().meta({ example: 73_500_000_000 }),
});
export type Holdings = z.infer<typeof holdings>;

/** What a district may have, and has. */
export const quotaUse = z.strictObject({ quotas, now: holdings });
export type QuotaUse = z.infer<typeof quotaUse>;
