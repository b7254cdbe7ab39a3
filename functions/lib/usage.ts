// What a district asks of the service in a month: requests, and the read and write units that they consumed. A
// container adds up and writes now and then, so a month lacks what containers had not written when they ended: at
// most so many requests each. What happens without a request (the clock, the relay, checks of photos) is not counted.
import { usageKey } from './keys.ts';
import { logger } from './logger.ts';
import type { Consumed } from './meter.ts';
import { outsideTable } from './store.ts';

/** Requests that a container keeps to itself at most, and for how long at most. */
const requestsAtOnce = 25;
const longestMs = 60_000;

interface Sum extends Consumed {
  requests: number;
  readonly month: string;
  readonly since: number;
}
const sums = new Map<string, Sum>();

/** Counts one request of a district, and what it consumed. */
export async function countUsage(
  district: string,
  { read, write }: Consumed,
  now = new Date(),
): Promise<void> {
  const month = now.toISOString().slice(0, 7).replace('-', '');
  const name = `${district}#${month}`;
  const sum = sums.get(name) ?? { requests: 0, read: 0, write: 0, month, since: now.getTime() };
  sum.requests += 1;
  sum.read += read;
  sum.write += write;
  sums.set(name, sum);
  if (sum.requests < requestsAtOnce && now.getTime() - sum.since < longestMs) return;
  sums.delete(name);
  await keep(district, sum);
}

async function keep(district: string, { month, requests, read, write }: Sum): Promise<void> {
  try {
    await outsideTable().update(usageKey(month, district), {
      UpdateExpression: 'ADD requests :requests, readUnits :read, writeUnits :write',
      ExpressionAttributeValues: { ':requests': requests, ':read': read, ':write': write },
    });
  } catch (error) {
    // A figure for operators; no request fails for it.
    logger.warn('What a district used could not be counted', { error, district });
  }
}
