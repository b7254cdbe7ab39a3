// What somebody configured and has not published: kept in this browser, apart for each district, person and part, so that
// leaving a page loses nothing.
import { createSignal } from 'solid-js';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';

export interface Draft<P extends PartName> {
  /** The version that it was made from. */
  readonly seen: number;
  /** Perhaps not whole yet: what a half-filled form holds. */
  readonly value: PartValue<P>;
  /** ISO instant of the last change. */
  readonly at: string;
}

/** Whose drafts: two people at one machine do not see each other's. */
export interface DraftOwner {
  readonly district: string;
  readonly member: string;
}

const prefix = ({ district, member }: DraftOwner) => `gridloop.draft.${district}.${member}.`;
/** Counts changes, so that whoever shows which parts have drafts looks again. */
const [changes, setChanges] = createSignal(0);

export function draftOf<P extends PartName>(owner: DraftOwner, part: P): Draft<P> | undefined {
  try {
    return JSON.parse(localStorage.getItem(prefix(owner) + part) ?? 'null') ?? undefined;
  } catch {
    // Without storage, or with something unreadable in it, there is no draft.
    return undefined;
  }
}

/** @returns whether the browser took it; one without room for it keeps it in the page alone */
export function keepDraft<P extends PartName>(owner: DraftOwner, part: P, draft: Draft<P>): boolean {
  try {
    localStorage.setItem(prefix(owner) + part, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  } finally {
    setChanges((n) => n + 1);
  }
}

export function dropDraft(owner: DraftOwner, part: PartName): void {
  try {
    localStorage.removeItem(prefix(owner) + part);
  } catch {
    // Nothing was kept then.
  }
  setChanges((n) => n + 1);
}

/** Reactive. */
export function hasDraft(owner: DraftOwner, part: string): boolean {
  changes();
  return draftOf(owner, part as PartName) !== undefined;
}
