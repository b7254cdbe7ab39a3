// Recording what the check of a photo found: on the photo while it waits for its case, on the case's timeline once
// it is there. Sent twice, the second time changes nothing.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { EvidenceCheck } from '#shared/contracts/evidence.ts';
import { judgeEvidence } from '#shared/domain/case/index.ts';
import type { EvidenceRow } from './case-rows.ts';
import type { EvidenceId } from './evidence.ts';
import { execute } from './execute.ts';
import { ownStoreFor } from './store.ts';

export interface Verdict {
  readonly state: 'accepted' | 'rejected';
  readonly check: EvidenceCheck;
}

/** The committed photo to check, or undefined when there is none, or none any more to check. */
export async function photoToCheck({ district, caseId, evidenceId }: EvidenceId) {
  const store = ownStoreFor(district);
  const row = await store.get<EvidenceRow>(store.keys.evidence(caseId, evidenceId), {
    consistent: true,
  });
  return row?.state === 'uploaded' || row?.state === 'requested' ? row : undefined;
}

export async function recordEvidenceCheck(
  { district, caseId, evidenceId }: EvidenceId,
  verdict: Verdict,
): Promise<void> {
  const store = ownStoreFor(district);
  try {
    await store.update(store.keys.evidence(caseId, evidenceId), {
      UpdateExpression: 'SET #state = :state, #check = :check REMOVE expiresAt',
      // The commit queues the check before it marks the row, so `requested` may still be seen here.
      ConditionExpression: '#state IN (:uploaded, :requested) AND attribute_not_exists(attached)',
      ExpressionAttributeNames: { '#state': 'state', '#check': 'check' },
      ExpressionAttributeValues: {
        ':state': verdict.state,
        ':check': verdict.check,
        ':uploaded': 'uploaded',
        ':requested': 'requested',
      },
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    await execute(store, {
      caseId,
      commandId: `check#${evidenceId}`,
      content: verdict,
      decide: ({ subject }) => ({
        events: subject ? judgeEvidence(subject, evidenceId, verdict.state, verdict.check) : [],
        by: { kind: 'system', name: 'inspect' },
        evidence: [{ id: evidenceId, seen: 'uploaded', verdict }],
      }),
    });
  }
}
