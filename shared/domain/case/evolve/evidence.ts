// What a fact of a photo does to the photos of a case.
import type { EvidenceFact } from '#shared/contracts/events.ts';
import type { EvidenceCheck } from '#shared/contracts/evidence.ts';
import type { AttachedEvidence, Case } from '../state.ts';
import type { Entries } from './entry.ts';

export const evidenceEntries: Entries<'evidence'> = {
  'evidence.added': (subject, { data, at, by }) => ({
    ...subject,
    evidence: [...subject.evidence, ...attached(data.evidence, at, by)],
  }),
  'evidence.accepted': (subject, { data }) => judge(subject, data.id, 'accepted', data.check),
  'evidence.rejected': (subject, { data }) => judge(subject, data.id, 'rejected', data.check),
};

/** Photos as they stand on the case, with when and by whom. */
export function attached(
  facts: readonly EvidenceFact[],
  at: string,
  by: { readonly name: string },
): AttachedEvidence[] {
  return facts.map((fact) => ({ ...fact, at, by: by.name }));
}

const judge = (subject: Case, id: string, state: 'accepted' | 'rejected', check: EvidenceCheck): Case => ({
  ...subject,
  evidence: subject.evidence.map((item) => (item.id === id ? { ...item, state, check } : item)),
});
