// Reading much in many requests: where the service asks to wait, it is waited, and somebody who leaves stops it.
import { ApiProblem } from '#shared/client/problem.ts';

/** @throws what `ask` throws, unless the service said when to ask again */
export async function waiting<T>(ask: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.retryAfter === undefined) throw error;
      const seconds = error.retryAfter;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
}
