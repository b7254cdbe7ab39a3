// A case's evidence as photos to look at: what the tag, the caption and the side of the comparison are.

import type { CaseView } from '#shared/contracts/cases.ts';
import type { EvidenceView } from '#shared/contracts/evidence.ts';
import { caseText } from '../../i18n/case.ts';
import { formatDate } from '../../i18n/format.ts';
import { word } from '../../i18n/words.ts';
import type { Photo } from '../../ui/Photos.tsx';
import { doubtText } from './doubt-text.ts';

const noteOf = (evidence: EvidenceView): string | undefined => {
  if (evidence.state === 'rejected') {
    const reason = evidence.check?.reason;
    return caseText('photos.rejected', { reason: reason ? caseText(`rejection.${reason}`) : '' });
  }
  return evidence.state === 'accepted' ? undefined : caseText('photos.checking');
};

/** In the order in which they joined the case; uploads that never joined are not part of it. */
export function photosOf(view: CaseView): Photo[] {
  return view.evidence
    .filter((evidence) => evidence.addedAt !== undefined)
    .map((evidence) => {
      const refused = evidence.state === 'rejected';
      // What the phone declared is not what the camera wrote; without that, when it came is what is known.
      const time = formatDate(evidence.check?.takenAt ?? evidence.addedAt ?? view.reportedAt);
      return {
        id: evidence.id,
        thumb: refused ? undefined : evidence.urls?.thumb,
        preview: refused ? undefined : evidence.urls?.preview,
        tag: word(`evidence.${evidence.kind}`),
        caption: caseText('photos.caption', { name: evidence.addedBy ?? '', time }),
        note: noteOf(evidence),
        doubt: evidence.doubts && doubtText(evidence.doubts),
        side: evidence.kind === 'after' ? 'after' : 'before',
      };
    });
}
