// The register of codes that areas had once, beside the part's former names: asked before a version of the areas is
// published, and told what that version gives up. It grows by what is given up, and no older version is read for it.
import type { Area } from '#shared/contracts/areas.ts';
import { type CodeRules, changedCodes, codeIssues, usedBefore } from '#shared/domain/area-codes.ts';
import { refuse } from '#shared/domain/district.ts';
import { codesUsedAmong, formerAmong, writeUsedCodes } from './part-store.ts';
import type { DistrictStore } from './store.ts';

/** @throws DomainError `configuration/invalid` for codes that are not built right, and what another area had once */
export async function settleCodes(
  store: DistrictStore,
  before: readonly Area[],
  after: readonly Area[],
  rules: CodeRules,
): Promise<void> {
  const { newIds, newCodes, goneCodes } = changedCodes(before, after);
  const [former, usedBy] = await Promise.all([
    formerAmong(store, 'areas', newIds),
    codesUsedAmong(
      store,
      newCodes.map(({ code }) => code),
    ),
  ]);
  refuse('configuration/invalid', [
    ...codeIssues(after, before, rules),
    ...usedBefore(after, former, usedBy),
  ]);
  await writeUsedCodes(store, goneCodes);
}
