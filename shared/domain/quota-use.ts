// How much of each quota is used: what the operator's and the administrators' pages draw, and when it is nearly all.
import { bytesOfGigabytes, type Quotas, type QuotaUse } from '../contracts/quotas.ts';

/** A quota of what a district has; the one of requests is no level that fills. */
export type LevelName = Exclude<keyof Quotas, 'requestsPerMinute'>;

export interface Level {
  readonly name: LevelName;
  /** Of storage both are bytes. */
  readonly used: number;
  readonly most: number;
  /** From 0; above 1 where the quota was lowered, or passed at its edge. */
  readonly share: number;
}

/** From so much on it is time to ask for more. */
const nearly = 0.9;

export function levelsOf({ quotas, now }: QuotaUse): Level[] {
  const level = (name: LevelName, used: number, most: number): Level => ({
    name,
    used,
    most,
    share: used / most,
  });
  return [
    level('members', now.members, quotas.members),
    level('openCases', now.openCases, quotas.openCases),
    level('storageGigabytes', now.storageBytes, bytesOfGigabytes(quotas.storageGigabytes)),
  ];
}

export const isNearlyFull = ({ share }: Level): boolean => share >= nearly;
/** The fullest first. */
export const nearlyFull = (use: QuotaUse): Level[] =>
  levelsOf(use)
    .filter(isNearlyFull)
    .sort((a, b) => b.share - a.share);
