// Where a place lies, in words, as far as the shapes that are loaded tell.
import type { DistrictContext } from '../../data/district.tsx';
import type { Placed } from '../../data/shapes.ts';
import { caseText } from '../../i18n/case.ts';

/** From the street down to the grid; what is not known here yet, the service finds when the place is sent. */
export function placeName(district: DistrictContext, placed: Placed): string {
  if (placed === 'loading') return caseText('place.loading');
  if (placed === 'unknown') return caseText('place.unknown');
  return district.pathName(placed.path) || caseText('place.outside');
}

/** The smallest area, to be outlined; undefined when there is none or it is not known. */
export const smallestOf = (placed: Placed): string | undefined =>
  typeof placed === 'string' ? undefined : placed.path.at(-1);

/** Known to lie in no area at all. */
export const isOutside = (placed: Placed): boolean => typeof placed !== 'string' && placed.path.length === 0;
