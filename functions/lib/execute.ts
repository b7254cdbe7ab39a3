// The one place where a case changes: load, decide, evolve, commit. Whatever was answered is in the table, whatever
// was refused left nothing behind.
import { createHash } from 'node:crypto';
import type { CaseEvent, DecidedEvent, EventActor } from '#shared/contracts/events.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { authorOf, type Case, evolve } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { eventHash, genesisHash } from '#shared/domain/hash-chain.ts';
import { type Head, remember } from './case-rows.ts';
import { commit, type EvidenceChange, readHead } from './case-store.ts';
import { type DistrictStore, WriteConflict } from './store.ts';

/** What a decision says: the facts, whose they are, and the evidence rows that change with them. */
export interface Decision {
  readonly events: readonly DecidedEvent[];
  readonly by: EventActor;
  readonly evidence?: readonly EvidenceChange[];
}

export interface Command {
  readonly caseId: string;
  readonly commandId: string;
  /** What the command asks for: the same id with something else in it is another command, and is refused. */
  readonly content: unknown;
  /** Version the caller has seen; the command is refused when it is no longer that. */
  readonly ifMatch?: number | undefined;
  /** `now` never lies before the case's last event. Called again when somebody else was faster. */
  readonly decide: (subject: Case | undefined, now: string) => Decision | Promise<Decision>;
}

const attempts = 4;

/**
 * The case after the command; as it is when the command was executed before or has nothing to say.
 * @throws DomainError what `decide` refuses, `case/version-mismatch`, `case/command-id-taken`, `case/conflict`
 */
export async function execute(store: DistrictStore, command: Command): Promise<Case | undefined> {
  const fingerprint = fingerprintOf(command.content);
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const before = await readHead(store, command.caseId);
    if (before && wasExecuted(before, command.commandId, fingerprint)) return before.case;
    if (command.ifMatch !== undefined && before?.case.seq !== command.ifMatch) {
      throw new DomainError('case/version-mismatch', 'Read the case again: it changed since this version.');
    }
    const now = laterOf(new Date().toISOString(), before?.lastAt);
    const decision = await command.decide(before?.case, now);
    if (decision.events.length === 0) return before?.case;
    const next = await apply(before, decision, { ...command, fingerprint, now });
    try {
      await commit(store, { before, ...next, evidence: decision.evidence ?? [] });
      return next.after.case;
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      await pause(attempt);
    }
  }
  throw new DomainError('case/conflict', 'Others are changing this case right now; try again.');
}

async function apply(
  before: Head | undefined,
  { events, by }: Decision,
  { commandId, fingerprint, now }: { commandId: string; fingerprint: string; now: string },
) {
  let subject = before?.case;
  let prevHash = before?.hash ?? genesisHash;
  const stamped: { event: CaseEvent; from: string; to: string }[] = [];
  for (const decided of events) {
    const unsealed = {
      ...decided,
      seq: (subject?.seq ?? 0) + 1,
      at: now,
      by: authorOf(decided, by),
      commandId,
      prevHash,
    };
    const event = { ...unsealed, hash: await eventHash(unsealed) } as CaseEvent;
    const from = subject?.state ?? '';
    subject = evolve(subject, event);
    stamped.push({ event, from, to: subject.state });
    prevHash = event.hash;
  }
  const after: Head = {
    case: subject as Case,
    hash: prevHash,
    lastAt: now,
    recent: remember(before?.recent ?? [], commandId, fingerprint),
  };
  return { after, events: stamped };
}

function wasExecuted({ recent }: Head, commandId: string, fingerprint: string): boolean {
  const known = recent.find(([id]) => id === commandId);
  if (known && known[1] !== fingerprint) {
    throw new DomainError('case/command-id-taken', 'Make a new command id for every command.');
  }
  return known !== undefined;
}

const fingerprintOf = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('base64url').slice(0, 11);

const laterOf = (a: string, b: string | undefined): string => (b !== undefined && b > a ? b : a);

/** Full jitter, so that two writers that met once do not meet again. */
const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt));
