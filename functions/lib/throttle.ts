// Keeps one district's flood from the others: a limit on its requests, counted over all containers. API Gateway's HTTP
// APIs know only limits per route, and what runs in one container does not see the others; counting each request in the
// table would cost as much as many requests do. So a container takes requests in blocks: the first of a window is free,
// and each later one is counted in one row. A district that asks for little never writes that row. What a district may
// ask for in a minute is its operator's quota, spread evenly over the minute's windows.
import { DomainError } from '#shared/domain/error.ts';
import { quotasOf } from './district-register.ts';
import { rateKey } from './keys.ts';
import { logger } from './logger.ts';
import { outsideTable } from './store.ts';

const windowSeconds = 10;
/** A new quota counts everywhere after so long: every request would pay for hearing of it sooner. */
const quotaSeconds = 60;
/** Requests: one write unit for as many, and how far over the limit each container may get in a window. */
const largestBlock = 25;

export class TooManyRequests extends DomainError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super('request/too-many', `The district has used up its requests; wait ${retryAfterSeconds} seconds.`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface Allowance {
  readonly window: number;
  /** Requests of the whole district in the window. */
  readonly most: number;
  readonly block: number;
  left: number;
  used: boolean;
}
const allowances = new Map<string, Allowance>();

/**
 * Takes one request of a district's allowance, which in each window of ten seconds is a sixth of its quota for a minute.
 * Where requests come in at the limit through n containers, at most n blocks more than that are let through in a window;
 * a block is 25 requests, and no more than a quarter of the allowance.
 * @throws TooManyRequests until the window ends
 */
export async function throttle(district: string, now = Date.now()): Promise<void> {
  const window = Math.floor(now / 1000 / windowSeconds);
  const allowance = await allowanceOf(district, window);
  if (allowance.left === 0 && !allowance.used) await takeBlock(district, allowance);
  if (allowance.left === 0) throw new TooManyRequests(Math.ceil((window + 1) * windowSeconds - now / 1000));
  allowance.left -= 1;
}

async function allowanceOf(district: string, window: number): Promise<Allowance> {
  const current = () => {
    const known = allowances.get(district);
    return known?.window === window ? known : undefined;
  };
  const known = current();
  if (known) return known;
  const { requestsPerMinute } = await quotasOf(district, quotaSeconds);
  // Another request may have begun the window meanwhile.
  const begun = current();
  if (begun) return begun;
  // Those of windows that are over are of no use to anybody.
  for (const [other, { window: past }] of allowances) if (past < window) allowances.delete(other);
  const most = Math.ceil((requestsPerMinute * windowSeconds) / 60);
  const block = Math.min(largestBlock, Math.max(1, Math.floor(most / 4)));
  const fresh = { window, most, block, left: block, used: false };
  allowances.set(district, fresh);
  return fresh;
}

async function takeBlock(district: string, allowance: Allowance): Promise<void> {
  const counted = await count(district, allowance).catch((error) => {
    // The limit protects the service; it must not be what fails.
    logger.warn("A district's requests could not be counted", { error, district });
    return 0;
  });
  if (counted > allowance.most) allowance.used = true;
  else allowance.left = allowance.block;
}

async function count(district: string, { window, block }: Allowance): Promise<number> {
  const row = await outsideTable().update(rateKey(district, window), {
    UpdateExpression: 'ADD used :block SET expiresAt = :end',
    ExpressionAttributeValues: { ':block': block, ':end': (window + 2) * windowSeconds },
    ReturnValues: 'UPDATED_NEW',
  });
  return Number(row?.used);
}
