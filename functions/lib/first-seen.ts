// Which case had a file first: one row per file that is on a case, written in the commit that puts it there, so that
// of two cases that bring the same file at once one is first and the other is told.
import type { EvidenceFact } from '#shared/contracts/events.ts';
import type { EvidenceRef, SeenIn } from '#shared/contracts/evidence.ts';
import type { Case } from '#shared/domain/case/index.ts';
import { type EvidenceRow, evidenceFacts } from './case-rows.ts';
import type { DistrictStore, Write } from './store.ts';

/** What a decision sees of the photos of a case, with the case that had those first which the command brings. */
export async function photosFor(
  store: DistrictStore,
  caseId: string,
  rows: readonly EvidenceRow[],
  refs: readonly EvidenceRef[] = [],
): Promise<Map<string, EvidenceFact>> {
  const brought = rows.filter((row) => !row.attached && refs.some(({ id }) => id === row.evidenceId));
  const hashes = [...new Set(brought.map(({ sha256 }) => sha256))];
  if (hashes.length === 0) return evidenceFacts(rows, new Map());
  const first = await store.batchGet<SeenIn & { sha256: string }>(hashes.map(store.keys.photo));
  const elsewhere = first.filter((row) => row.caseId !== caseId);
  return evidenceFacts(
    rows,
    new Map(elsewhere.map(({ sha256, caseId: id, number }) => [sha256, { caseId: id, number }])),
  );
}

/** Notes the case as the first of these files, or as what it is already. Fails where another case is. */
export const notedFirst = (store: DistrictStore, { id, number }: Case, hashes: readonly string[]): Write[] =>
  [...new Set(hashes)].map((sha256) => ({
    Put: {
      TableName: store.name,
      Item: { ...store.keys.photo(sha256), sha256, caseId: id, number },
      ConditionExpression: 'attribute_not_exists(pk) OR caseId = :case',
      ExpressionAttributeValues: { ':case': id },
    },
  }));
