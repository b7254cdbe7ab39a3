// One run of a handler, which really ends when its time is over, as Lambda's frozen container does. All functions share
// this process, so nothing can stop their JavaScript; but what a handler does to the world it does over HTTP to the
// engines. Every request is known by the run that it was made in: those under way are cut off when the run ends, and
// those that the abandoned code still makes never leave.
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

interface Run {
  readonly underWay: Set<ClientRequest>;
  over: boolean;
}

const runs = new AsyncLocalStorage<Run>();
const cutOff = (request: ClientRequest) => request.destroy(new Error('The time of the function is over.'));

subscribe('http.client.request.created', (message) => {
  const { request } = message as { request: ClientRequest };
  const run = runs.getStore();
  if (!run) return;
  if (run.over) {
    cutOff(request);
    return;
  }
  run.underWay.add(request);
  request.once('close', () => run.underWay.delete(request));
});

/** @throws Error when the work is not done in time; no request that it makes then reaches anything */
export async function withinTime<T>(name: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const run: Run = { underWay: new Set(), over: false };
  const timedOut = Promise.withResolvers<never>();
  const end = () => {
    run.over = true;
    for (const request of run.underWay) cutOff(request);
    timedOut.reject(new Error(`${name} timed out after ${timeoutMs / 1000} seconds`));
  };
  const timer = setTimeout(end, timeoutMs);
  const done = runs.run(run, work);
  // What it throws after its end concerns nobody.
  done.catch(() => {});
  try {
    return await Promise.race([done, timedOut.promise]);
  } finally {
    clearTimeout(timer);
  }
}
