// How many photos a category asks for, when it is reported and when its work is finished. Light: the phone asks and
// counts by the same rules before it sends.
import type { Report } from '#shared/contracts/cases.ts';
import type { Category, EvidenceNeed } from '#shared/contracts/catalogue.ts';
import type { EvidenceFact } from '#shared/contracts/events.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import { DomainError, type Issue } from './error.ts';

type Needs = Pick<Category, 'evidence'>;

/** So many photos have to prove the lead's result; 0 where none has to. */
export const resultPhotos = ({ evidence }: Needs): number =>
  evidence.finish.find(({ kind }) => kind === 'after')?.count ?? 0;

/**
 * What a report has to show: the scene as the category says, or the result, at least once, where there is no scene any
 * more. Whoever takes down another's word was not there.
 */
export function reportPhotos(
  category: Needs,
  { source, solvedOnSpot }: Pick<Report, 'source' | 'solvedOnSpot'>,
): readonly EvidenceNeed[] {
  if (solvedOnSpot) return [{ kind: 'after', count: Math.max(1, resultPhotos(category)) }];
  return source === 'grid_officer' ? category.evidence.report : [];
}

/** @param count how many are missing */
export const tooFew = (kind: EvidenceKind, count: number): Issue => ({
  pointer: '/evidence',
  detail: `${count} more of kind “${kind}” needed`,
  rule: `few-${kind}-photos`,
  about: String(count),
});

/**
 * Photos of the result are judged by more than their number, and not here (see `case/proof.ts`).
 * @param photos that come along; the same file counts once
 * @throws DomainError `evidence/scene-required` with how many of each kind are missing
 */
export function requireReportPhotos(
  category: Needs & Pick<Category, 'name'>,
  report: Pick<Report, 'source' | 'solvedOnSpot'>,
  photos: readonly EvidenceFact[],
): void {
  const missing = reportPhotos(category, report).flatMap(({ kind, count }) => {
    const files = new Set(photos.filter((photo) => photo.kind === kind).map(({ sha256 }) => sha256));
    return kind !== 'after' && files.size < count ? [tooFew(kind, count - files.size)] : [];
  });
  if (missing.length === 0) return;
  throw new DomainError(
    'evidence/scene-required',
    `“${category.name.zh}” is reported with photos; take the missing ones.`,
    missing,
  );
}
