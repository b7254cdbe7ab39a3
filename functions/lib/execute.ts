// The one place where a case changes: load, decide, evolve, commit. Whatever was answered is in the table, whatever
// was refused left nothing behind.
import type { CaseEvent, DecidedEvent, EventActor } from '#shared/contracts/events.ts';
import { authorOf, type Case, evolve } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { eventHash, genesisHash } from '#shared/domain/hash-chain.ts';
import { pause } from './backoff.ts';
import { TableBusy } from './batches.ts';
import { changedEvidence, commit, type EvidenceChange, readCase, type WholeCase } from './case-store.ts';
import { fingerprintOf } from './fingerprint.ts';
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
  readonly decide: (whole: WholeCase, now: string) => Decision | Promise<Decision>;
  /** The instant at which it happens, for what a schedule brought on; now unless said. */
  readonly at?: string;
  /** Epoch milliseconds until which a lost race is run again; some seconds from now unless said. */
  readonly deadline?: number;
}

/** A race that is lost is run again for so long: inside the ten seconds of an API function, with time to answer. */
const patienceMs = 8000;

/**
 * The case after the command; as it is when the command was executed before or has nothing to say. Somebody else
 * who was faster is no reason to refuse: it is decided again on what there is now, and only `decide`, or a version
 * that the caller named, can say that it no longer fits. The bound is time and not a number of attempts, so that
 * fifty comments at once are fifty comments; each attempt costs a Query and the write units of its transaction.
 * @throws DomainError what `decide` refuses, `case/version-mismatch`, `case/command-id-taken`, and when the time is
 * over `case/conflict` or, when it was the table, `server/unavailable`
 */
export async function execute(store: DistrictStore, command: Command): Promise<WholeCase> {
  const fingerprint = fingerprintOf(command.content);
  const { deadline = Date.now() + patienceMs } = command;
  for (let attempt = 1; ; attempt += 1) {
    const before = await readCase(store, command.caseId);
    if (wasExecuted(before, command.commandId, fingerprint)) return before;
    if (command.ifMatch !== undefined && before.subject && before.subject.seq !== command.ifMatch) {
      throw new DomainError('case/version-mismatch', 'Read the case again: it changed since this version.');
    }
    const now = laterOf(command.at ?? new Date().toISOString(), before.events.at(-1)?.at);
    const { events, by, evidence = [] } = await command.decide(before, now);
    if (events.length === 0) return before;
    const { after, stamped } = await stamp(before, events, {
      by,
      at: now,
      commandId: command.commandId,
    });
    try {
      await commit(store, { before: before.subject, after, events: stamped, fingerprint, evidence });
      return {
        subject: after,
        events: [...before.events, ...stamped],
        commands: new Map([...before.commands, [command.commandId, fingerprint]]),
        evidence: changedEvidence(before.evidence, evidence),
      };
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(attempt, deadline);
      if (Date.now() >= deadline) throw givenUp(error);
    }
  }
}

/** What the same command may well not meet again in a moment. */
const isPassing = (error: unknown): error is WriteConflict | TableBusy =>
  error instanceof WriteConflict || error instanceof TableBusy;

const givenUp = (error: WriteConflict | TableBusy) =>
  error instanceof TableBusy
    ? new DomainError('server/unavailable', 'The table is too busy at the moment; try again.')
    : new DomainError('case/conflict', 'Others are changing this case right now; try again.');

/** Gives the decided facts their place in the history. */
async function stamp(
  { subject: before, events }: WholeCase,
  decided: readonly DecidedEvent[],
  { by, at, commandId }: { by: EventActor; at: string; commandId: string },
) {
  let subject = before;
  let prevHash = events.at(-1)?.hash ?? genesisHash;
  const stamped: CaseEvent[] = [];
  for (const fact of decided) {
    const unsealed = {
      ...fact,
      seq: (subject?.seq ?? 0) + 1,
      at,
      by: authorOf(fact, by),
      commandId,
      prevHash,
    };
    const event = { ...unsealed, hash: await eventHash(unsealed) } as CaseEvent;
    subject = evolve(subject, event);
    stamped.push(event);
    prevHash = event.hash;
  }
  return { after: subject as Case, stamped };
}

function wasExecuted({ commands }: WholeCase, commandId: string, fingerprint: string): boolean {
  const known = commands.get(commandId);
  if (known !== undefined && known !== fingerprint) {
    throw new DomainError('case/command-id-taken', 'Make a new command id for every command.');
  }
  return known !== undefined;
}

const laterOf = (a: string, b: string | undefined): string => (b !== undefined && b > a ? b : a);
