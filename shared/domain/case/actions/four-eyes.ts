// Whoever solved a case on the spot does not check it as well: else one person could report and close unseen.
import { DomainError } from '../../error.ts';
import type { Situation } from '../action.ts';
import type { Case } from '../state.ts';

export function fourEyes(subject: Case, { actor }: Situation): void {
  const ownWork =
    subject.solvedOnSpot && subject.dispatchSeq === undefined && subject.reporter.id === actor.id;
  if (ownWork)
    throw new DomainError(
      'case/four-eyes',
      'You solved this case on the spot; somebody else has to check it.',
    );
}
