// Cases under rules of a test's own: what people and the passing of time make of them, at minutes after 08:00.
import type { CaseAction } from '#shared/contracts/action-table.ts';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import type { Report } from '#shared/contracts/cases.ts';
import type { DecidedEvent, EvidenceFact } from '#shared/contracts/events.ts';
import { type Case, decide, evolve, report, stepIsDue, tick } from '#shared/domain/case/index.ts';
import { genesisHash } from '#shared/domain/hash-chain.ts';
import type { Rules } from '#shared/domain/rules.ts';
import { aReport, number, type Person, people } from './builders.ts';
import { contextOf, minute, reportContextOf } from './given.ts';

export function underRules(rules: Rules) {
  const laidDown = { rules, routing: rules };
  const contextAt = (who: Person, at: number, photos: readonly EvidenceFact[] = []) => ({
    ...contextOf(who, minute(at), photos),
    ...laidDown,
  });
  /** The case after facts that happened at that minute. */
  const happen = (subject: Case | undefined, at: number, facts: readonly DecidedEvent[]): Case =>
    facts.reduce<Case | undefined>((before, fact) => {
      const envelope = { commandId: '', prevHash: genesisHash, hash: genesisHash, by: people.officer };
      return evolve(before, { ...fact, ...envelope, seq: (before?.seq ?? 0) + 1, at: minute(at) } as never);
    }, subject) as Case;
  return {
    happen,
    reported: (fields: Partial<Report> = {}, photos: readonly EvidenceFact[] = []): Case =>
      happen(
        undefined,
        0,
        report(aReport(fields), number, {
          ...reportContextOf(people.officer, minute(0), photos),
          ...laidDown,
        }),
      ),
    /** The facts of an action, and the case after it. */
    decided: <A extends CaseAction>(
      subject: Case,
      who: Person,
      at: number,
      action: A,
      input: ActionInput<A>,
    ) => decide(action, input, subject, contextAt(who, at)),
    act: <A extends CaseAction>(
      subject: Case,
      who: Person,
      at: number,
      action: A,
      input: ActionInput<A>,
      photos: readonly EvidenceFact[] = [],
    ): Case => happen(subject, at, decide(action, input, subject, contextAt(who, at, photos))),
    /** What the clock says at a minute, as its function does. */
    passed: (subject: Case, at: number, suspended = false): DecidedEvent[] =>
      tick(
        subject,
        minute(at),
        stepIsDue(subject, minute(at)) ? { now: minute(at), ...laidDown, suspended } : undefined,
      ),
  };
}
