// What speaks against a photo showing this place at this time. Judged whenever a case is looked at, from facts: what
// the camera wrote, when the photo joined the case, where the case is, which files were there before. A doubt refuses
// nothing by itself; people see it beside the photo. What it means for the proof of a result is in proof.ts.
import type { PhotoDoubts } from '#shared/contracts/evidence.ts';
import { metresBetween } from '../distance.ts';
import type { AttachedEvidence, Case } from './state.ts';
import { repeats, takenBeforeWork } from './work.ts';

/** A phone without network holds a report back for a day at most; what is older was not taken for this case. */
const oldAfterMs = 24 * 3_600_000;
/** The clocks of phones are minutes apart; an hour is a wrong clock or a wrong time zone. */
const aheadAfterMs = 3_600_000;
/**
 * A position between houses is off by a hundred metres, a pin set by hand by a few hundred, and what some phones write
 * in China is shifted by up to 700 m (GCJ-02).
 */
const farMetres = 1_000;

/** Undefined when nothing speaks against it. */
export function doubtsOf(photo: AttachedEvidence, subject: Case): PhotoDoubts | undefined {
  const { takenAt, place } = photo.check ?? {};
  const before = takenAt === undefined ? 0 : Date.parse(photo.at) - Date.parse(takenAt);
  const metres = place === undefined ? 0 : metresBetween(place, subject.place.point);
  const doubts: PhotoDoubts = {
    ...(before > oldAfterMs && { takenSecondsBefore: Math.round(before / 1000) }),
    ...(-before > aheadAfterMs && { takenSecondsAfter: Math.round(-before / 1000) }),
    ...(metres > farMetres && { metresAway: Math.round(metres) }),
    ...(photo.seenIn && { seenIn: photo.seenIn }),
    ...(repeats(photo, subject) && { repeats: true }),
    ...(takenBeforeWork(photo, subject) && { beforeWork: true }),
  };
  return Object.keys(doubts).length > 0 ? doubts : undefined;
}

/** The worst of all photos, for a list: the oldest, the farthest. Rejected photos show nothing to doubt. */
export function worstDoubts(subject: Case): PhotoDoubts | undefined {
  const all = subject.evidence
    .filter(({ state }) => state !== 'rejected')
    .flatMap((photo) => doubtsOf(photo, subject) ?? []);
  const most = (of: 'takenSecondsBefore' | 'takenSecondsAfter' | 'metresAway') => {
    const worst = Math.max(0, ...all.map((doubts) => doubts[of] ?? 0));
    return worst > 0 ? { [of]: worst } : {};
  };
  const seenIn = all.find((doubts) => doubts.seenIn)?.seenIn;
  const worst: PhotoDoubts = {
    ...most('takenSecondsBefore'),
    ...most('takenSecondsAfter'),
    ...most('metresAway'),
    ...(seenIn && { seenIn }),
    ...(all.some((doubts) => doubts.repeats) && { repeats: true }),
    ...(all.some((doubts) => doubts.beforeWork) && { beforeWork: true }),
  };
  return all.length > 0 ? worst : undefined;
}
