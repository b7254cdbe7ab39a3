// Many rows in few calls. A busy table leaves a part of a batch undone and says so; that part is sent again after
// a pause, until a deadline.
import { pause } from './backoff.ts';

/** The table was too busy for too long. What was done stays done; `left` of the rows were not. */
export class TableBusy extends Error {
  override readonly name = 'TableBusy';
  readonly left: number;
  constructor(left: number) {
    super(`The table was too busy: ${left} rows were left undone`);
    this.left = left;
  }
}

export interface BatchOptions {
  /** Epoch milliseconds after which nothing more is sent; a few seconds from now unless said. */
  readonly deadline?: number;
}

const usualMs = 5000;
/** Calls under way at the same time: a partition takes 1,000 write units a second, more callers only wait. */
const atOnce = 8;

/**
 * Sends all items in calls of at most `size`. `send` returns those that the table left undone.
 * @throws TableBusy when the deadline came before the last item was done; what `send` throws
 */
export async function inBatches<T>(
  items: readonly T[],
  size: number,
  send: (batch: T[]) => Promise<readonly T[]>,
  { deadline = Date.now() + usualMs }: BatchOptions = {},
): Promise<void> {
  const waiting = [...items];
  let done = 0;
  const worker = async () => {
    for (let attempt = 1; waiting.length > 0; ) {
      if (Date.now() >= deadline) throw new TableBusy(waiting.length);
      const batch = waiting.splice(0, size);
      const left = await send(batch);
      done += batch.length - left.length;
      waiting.push(...left);
      attempt = left.length < batch.length ? 1 : attempt + 1;
      if (left.length > 0) await pause(attempt, deadline);
    }
  };
  const guarded = () =>
    worker().catch((error) => {
      // The others come to their end: nothing goes on behind an answer that was given.
      waiting.length = 0;
      throw error;
    });
  const workers = Math.min(atOnce, Math.ceil(items.length / size));
  const results = await Promise.allSettled(Array.from({ length: workers }, guarded));
  for (const result of results) {
    if (result.status === 'fulfilled') continue;
    // Only now it is known what those that were under way have done.
    throw result.reason instanceof TableBusy ? new TableBusy(items.length - done) : result.reason;
  }
}
