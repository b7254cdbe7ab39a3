// Whether the result of a case is proven by as many photos as its category asks for. A photo of the result counts when the
// check accepted it, it joined since the work at hand began, its camera does not say that it is older, and its file
// is no other photo's of this case and was on no other case before.
import type { ProofState } from '#shared/contracts/vocabulary.ts';
import { DomainError } from '../error.ts';
import { tooFew } from '../photo-needs.ts';
import type { AttachedEvidence, Case } from './state.ts';
import { leadTask, repeats, takenBeforeWork, type Work } from './work.ts';

/** Why a photo of the result proves nothing; undefined while nothing is held against it. */
function flawOf(photo: AttachedEvidence, subject: Work): string | undefined {
  if (photo.state === 'rejected') return 'it did not pass the check';
  if (photo.seenIn) return `it was on case ${photo.seenIn.number} before`;
  if (repeats(photo, subject)) return 'the case had the same photo before';
  return takenBeforeWork(photo, subject) ? 'it was taken before the work began' : undefined;
}

/** Photos of the result since the work began. */
function shownSince(subject: Work): AttachedEvidence[] {
  const since = leadTask(subject)?.since ?? subject.reportedAt;
  return subject.evidence.filter(({ kind, at }) => kind === 'after' && at >= since);
}

/** Those that nothing is held against, and of the same file one. */
function good(subject: Work): AttachedEvidence[] {
  const files = new Map(
    shownSince(subject)
      .filter((photo) => flawOf(photo, subject) === undefined)
      .map((photo) => [photo.sha256, photo]),
  );
  return [...files.values()];
}

/** Undefined where no photo of the result is asked for. */
function proofOf(subject: Work): ProofState | undefined {
  const { resultPhotos } = subject;
  if (resultPhotos === 0) return undefined;
  const photos = good(subject);
  if (photos.filter(({ state }) => state === 'accepted').length >= resultPhotos) return 'shown';
  return photos.length >= resultPhotos ? 'checking' : 'missing';
}

/** The proof that a checker asks for now: of a result that waits to be verified. */
export const proofAsked = (subject: Case): ProofState | undefined =>
  subject.state === 'resolved' ? proofOf(subject) : undefined;

function whyMissing(subject: Work): string {
  const flaw = shownSince(subject)
    .map((photo) => flawOf(photo, subject))
    .findLast(Boolean);
  const held = flaw ? ` A photo does not count: ${flaw}.` : '';
  return `${subject.resultPhotos} photos of the result are needed, there are ${good(subject).length}.${held}`;
}

/**
 * What is still being checked may become proof, so it holds nobody up who finishes.
 * @param subject with the photos that come along
 * @throws DomainError `evidence/after-required`
 */
export function mayBecomeProof(subject: Work): void {
  if (proofOf(subject) !== 'missing') return;
  throw new DomainError('evidence/after-required', whyMissing(subject), [
    tooFew('after', subject.resultPhotos - good(subject).length),
  ]);
}

/** @throws DomainError `evidence/being-checked`, `evidence/no-proof`: the result cannot be passed like this */
export function proven(subject: Work): void {
  const proof = proofOf(subject);
  if (proof === 'checking') {
    throw new DomainError('evidence/being-checked', 'The photo of the result is still being checked.');
  }
  if (proof === 'missing') {
    throw new DomainError(
      'evidence/no-proof',
      `${whyMissing(subject)} Add another one, or send the case back.`,
    );
  }
}
