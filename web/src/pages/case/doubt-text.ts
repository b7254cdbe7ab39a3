// What is doubtful of a photo, in words.
import type { PhotoDoubts } from '#shared/contracts/evidence.ts';
import { caseText } from '../../i18n/case.ts';
import { formatFar, formatRoughly } from '../../i18n/format.ts';
import { shortNumber } from './number.ts';

/** `40 天前拍摄 · 距案件约 600 公里` */
export const doubtText = (doubts: PhotoDoubts): string =>
  [
    doubts.takenSecondsBefore !== undefined &&
      caseText('doubt.before', { time: formatRoughly(doubts.takenSecondsBefore * 1000) }),
    doubts.takenSecondsAfter !== undefined &&
      caseText('doubt.after', { time: formatRoughly(doubts.takenSecondsAfter * 1000) }),
    doubts.metresAway !== undefined && caseText('doubt.far', { distance: formatFar(doubts.metresAway) }),
    doubts.seenIn && caseText('doubt.seen', { number: shortNumber(doubts.seenIn.number) }),
    doubts.repeats && caseText('doubt.repeats'),
    doubts.beforeWork && caseText('doubt.before-work'),
  ]
    .filter(Boolean)
    .join(' · ');
