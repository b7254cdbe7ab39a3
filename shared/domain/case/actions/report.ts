// Report: a case begins. Solved on the spot, it goes straight to verification and needs its after photo, or closes where its category asks for no check; otherwise the
// district's rules may file and dispatch it in the same breath.
import type { Report } from '#shared/contracts/cases.ts';
import type { DecidedEvent, Place } from '#shared/contracts/events.ts';
import { holds } from '../../access.ts';
import { answeredOf, answerIssues } from '../../answers.ts';
import { standardOf } from '../../catalogue.ts';
import { DomainError } from '../../error.ts';
import { requireReportPhotos, resultPhotos } from '../../photo-needs.ts';
import type { RoutingRules } from '../../routing.ts';
import { categoryToReport } from '../../rules.ts';
import { attach, type Context } from '../action.ts';
import { withRules } from '../by-rule.ts';
import { attached } from '../evolve/evidence.ts';
import { mayBecomeProof } from '../proof.ts';
import { arrivalTiming } from '../timing.ts';
import { closeOnTheSpot } from '../unchecked.ts';

/** `number` is allotted by the store: `<adcode><yyyymmdd><5 digits>`; `context.place` is where it is. */
export function report(
  input: Report,
  number: string,
  context: Context & { readonly place: Place; readonly routing: RoutingRules },
): DecidedEvent[] {
  const { actor, rules, now } = context;
  if (input.source !== 'grid_officer' && !holds('case:report-for-others', actor)) {
    throw new DomainError(
      'case/source-not-allowed',
      'Your roles do not take down reports from other sources.',
    );
  }
  const category = categoryToReport(rules, input.category);
  const faults = answerIssues(category.questions, input.answers);
  if (faults.length > 0) {
    throw new DomainError(
      'case/invalid-answers',
      `Answer the questions of “${category.name.zh}” as the configuration asks them.`,
      faults,
    );
  }
  const answers = answeredOf(category.questions, input.answers);
  const severity = input.severity ?? category.severity;
  const evidence = attach(input.evidence, context.evidence);
  requireReportPhotos(category, input, evidence);
  const shows = Math.max(1, resultPhotos(category));
  if (input.solvedOnSpot) {
    const joined = attached(evidence, now, actor);
    mayBecomeProof({ evidence: joined, tasks: [], reportedAt: now, resultPhotos: shows });
  }
  const reported: DecidedEvent = {
    type: 'case.reported',
    data: {
      caseId: input.caseId,
      number,
      configVersion: rules.version,
      source: input.source,
      category: category.id,
      standard: standardOf(category),
      severity,
      place: context.place,
      text: input.text,
      ...(answers.length > 0 && { answers }),
      solvedOnSpot: input.solvedOnSpot,
      ...(input.solvedOnSpot && { resultPhotos: shows }),
      reporter: { id: actor.id, name: actor.name },
      evidence,
      ...arrivalTiming(rules, input.solvedOnSpot ? 'verify' : 'review', severity, now),
    },
  };
  if (input.solvedOnSpot) return [reported, ...closeOnTheSpot(reported, context)];
  return withRules(reported, undefined, context);
}
