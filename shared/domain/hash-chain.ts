// The chain that makes a case's history tamper-evident: each event's hash covers the one before. Runs the same
// in the function that writes it and in the browser of whoever checks it.
import type { CaseEvent } from '#shared/contracts/events.ts';
import { canonicalJson } from './canonical-json.ts';

export const genesisHash = '0'.repeat(64);

/** SHA-256, in hex, of the previous hash followed by the canonical JSON of the event without its own hash. */
export async function eventHash(event: Omit<CaseEvent, 'hash'>): Promise<string> {
  const { hash: _own, ...covered } = event as CaseEvent;
  const bytes = new TextEncoder().encode(event.prevHash + canonicalJson(covered));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The sequence number of the first event that does not fit, or undefined when the whole chain holds. */
export async function firstBrokenLink(events: readonly CaseEvent[]): Promise<number | undefined> {
  let previous = genesisHash;
  for (const [index, event] of events.entries()) {
    const fits =
      event.seq === index + 1 && event.prevHash === previous && event.hash === (await eventHash(event));
    if (!fits) return index + 1;
    previous = event.hash;
  }
  return undefined;
}
