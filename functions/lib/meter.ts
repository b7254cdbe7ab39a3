// What the request that is being served has consumed so far: the clients of the table add to it.
import { AsyncLocalStorage } from 'node:async_hooks';

/** DynamoDB's units. */
export interface Consumed {
  read: number;
  write: number;
}

const current = new AsyncLocalStorage<Consumed>();

/** Adds what the work consumes, however deep in it. */
export const measure = <T>(consumed: Consumed, work: () => Promise<T>): Promise<T> =>
  current.run(consumed, work);

/** Undefined outside of a request. */
export const meterOfRequest = (): Consumed | undefined => current.getStore();
