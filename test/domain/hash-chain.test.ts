import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { CaseEvent } from '#shared/contracts/events.ts';
import { eventHash, firstBrokenLink, genesisHash } from '#shared/domain/hash-chain.ts';
import {
  closed,
  dispatched,
  filed,
  finished,
  overdue,
  photo,
  reported,
  resolved,
  signedIn,
} from '#test/support/builders.ts';
import { history, minute } from '#test/support/given.ts';

// A busy machine may be slow; nothing here waits for anything.
vi.setConfig({ testTimeout: 60_000 });

async function chained(events: readonly CaseEvent[]): Promise<CaseEvent[]> {
  const chain: CaseEvent[] = [];
  for (const event of events) {
    const linked = { ...event, prevHash: chain.at(-1)?.hash ?? genesisHash };
    chain.push({ ...linked, hash: await eventHash(linked) });
  }
  return chain;
}

const loop = await chained(
  history([
    reported({ evidence: [photo('A')] }),
    filed(),
    dispatched(3, { sanitation: 'lead', lighting: 'assist' }, { instruction: '今天完成' }),
    overdue({ stage: 'sign_in', taskId: 't3-lighting', dueAt: minute(62) }),
    signedIn('t3-sanitation'),
    finished('t3-sanitation', photo('B', 'after')),
    resolved(),
    closed({ note: '现场已复核' }),
  ]),
);

test('an honest history holds, and so does an empty one', async () => {
  expect(await firstBrokenLink(loop)).toBeUndefined();
  expect(await firstBrokenLink([])).toBeUndefined();
});

test('a history that was stored and read again holds, whatever order its members came back in', async () => {
  const reversed = JSON.parse(JSON.stringify(loop), (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).reverse())
      : value,
  ) as CaseEvent[];
  expect(Object.keys(reversed[0] ?? {})).not.toEqual(Object.keys(loop[0] ?? {}));
  expect(await firstBrokenLink(reversed)).toBeUndefined();
});

test('the first hash is what anyone gets who follows the rule by hand', async () => {
  const event = { ...history([filed()])[0] } as CaseEvent;
  const canonical =
    '{"at":"2026-11-21T08:00:00.000Z","by":{"id":"officer","kind":"member","name":"officer","role":"grid_officer"},' +
    '"commandId":"01JD5T5W3Q8Z4M6K2X9V7B1C0E","data":{' +
    '"condition":{"closing":"恢复","id":"1","limit":{"unit":"minute","value":240},"when":"存在"},' +
    '"dueAt":"2026-11-21T08:20:00.000Z",' +
    '"limit":{"unit":"minute","value":20},"warnAt":"2026-11-21T08:16:00.000Z"},' +
    `"prevHash":"${genesisHash}","seq":1,"type":"case.filed"}`;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(genesisHash + canonical));
  expect(await eventHash(event)).toBe(Buffer.from(digest).toString('hex'));
});

/** Every path to a value that is not an object, in every event. */
const leaves = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
    : [path];

function changedAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (leaf: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = changedAt(copy[key], rest, change);
  return copy;
}

test('whatever single value of whatever event is changed, the change is found there', async () => {
  const other = (leaf: unknown) =>
    typeof leaf === 'number' ? leaf + 1 : typeof leaf === 'boolean' ? !leaf : `${leaf}x`;
  for (const path of leaves(loop)) {
    const tampered = changedAt(loop, path, other) as CaseEvent[];
    expect(await firstBrokenLink(tampered), path.join('/')).toBe(Number(path[0]) + 1);
  }
});

test('leaving an event out, swapping two or putting one in is found', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(loop.length - 2), async (at) => {
      const [one, two] = [loop[at], loop[at + 1]] as [CaseEvent, CaseEvent];
      const around = (...middle: CaseEvent[]) => [...loop.slice(0, at), ...middle, ...loop.slice(at + 2)];
      expect(await firstBrokenLink(around(two))).toBe(at + 1);
      expect(await firstBrokenLink(around(two, one))).toBe(at + 1);
      expect(await firstBrokenLink(around(one, one, two))).toBe(at + 2);
    }),
  );
});

test('a history with a gap in its numbers is broken, even when its hashes follow each other', async () => {
  const [first, second, ...rest] = history([reported(), filed(), dispatched(3)]) as [
    CaseEvent,
    CaseEvent,
    CaseEvent,
  ];
  expect(await firstBrokenLink(await chained([first, { ...second, seq: 5 }, ...rest]))).toBe(2);
});

test('an event that was hashed again after tampering breaks the one that follows', async () => {
  const [first, ...rest] = loop as [CaseEvent, ...CaseEvent[]];
  const forged = { ...first, at: minute(-60) };
  const again = { ...forged, hash: await eventHash(forged) };
  expect(await firstBrokenLink([again, ...rest])).toBe(2);
});
