// The work that a photo of the result is about: since when it goes on, and which photos are not of it.
import { type AttachedEvidence, type Case, currentTasks, type Task } from './state.ts';

/** What of a case says it. */
export type Work = Pick<Case, 'evidence' | 'tasks' | 'dispatchSeq' | 'reportedAt' | 'resultPhotos'>;

/** The department that answers for the result now; none before a dispatch, or where it was solved on the spot. */
export const leadTask = (subject: Work): Task | undefined =>
  subject.dispatchSeq === undefined ? undefined : currentTasks(subject).find(({ role }) => role === 'lead');

/** A phone that follows the network's clock is not off by more. */
const clockToleranceMs = 30 * 60_000;

/** A photo of the result that, by its camera, is older than the work. */
export function takenBeforeWork({ kind, check }: AttachedEvidence, subject: Work): boolean {
  const since = leadTask(subject)?.since;
  if (kind !== 'after' || since === undefined || check?.takenAt === undefined) return false;
  return Date.parse(check.takenAt) < Date.parse(since) - clockToleranceMs;
}

/** A photo of the result that is the very file of another photo of the case: of the scene, or of a result that failed. */
export function repeats({ id, kind, sha256, at }: AttachedEvidence, subject: Work): boolean {
  if (kind !== 'after') return false;
  return subject.evidence.some(
    (other) =>
      other.id !== id &&
      other.sha256 === sha256 &&
      (other.at < at || (other.at === at && other.kind !== 'after')),
  );
}
