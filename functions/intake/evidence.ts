// Photos before they are on a case: asking for an upload, and committing it. An upload may precede its case, since
// the phone makes the case id.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { ApiHandler } from '#functions/lib/api.ts';
import type { EvidenceRow } from '#functions/lib/case-rows.ts';
import { readCase } from '#functions/lib/case-store.ts';
import { evidenceView } from '#functions/lib/case-view.ts';
import { queueCheck, uploadedSize, uploadForm } from '#functions/lib/evidence.ts';
import type { MemberCaller } from '#functions/lib/identity.ts';
import { requireRoomForPhoto } from '#functions/lib/quotas.ts';
import type { EvidenceRequest } from '#shared/contracts/evidence.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { limits } from '#shared/contracts/vocabulary.ts';
import { holds, may } from '#shared/domain/access.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { reachable } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';

/** An upload that was not committed by then is forgotten, by the table itself. */
const uncommittedHours = 24;

export const requestEvidence: ApiHandler<RouteOf<'evidence.request'>> = async ({ params, body, caller }) => {
  const { store } = caller;
  const rows = await photosOf(caller, params.caseId);
  const known = rows.find((row) => row.evidenceId === body.evidenceId);
  if (known) sameUpload(known, body, caller);
  else {
    await requireRoomForPhoto(store, body.size);
    await takeUpload(caller, params.caseId, body.evidenceId);
    await putRequest(caller, params.caseId, body);
  }
  const id = { district: store.district, caseId: params.caseId, evidenceId: body.evidenceId };
  return { body: { evidenceId: body.evidenceId, ...(await uploadForm(id, body)) } };
};

export const commitEvidence: ApiHandler<RouteOf<'evidence.commit'>> = async ({ params, caller }) => {
  const { store } = caller;
  const { caseId, evidenceId } = params;
  const row = (await photosOf(caller, caseId)).find((photo) => photo.evidenceId === evidenceId);
  if (!row) throw notAskedFor();
  const id = { district: store.district, caseId, evidenceId };
  if (row.state !== 'requested')
    return { body: await evidenceView({ district: store.district, caseId }, row) };
  if ((await uploadedSize(id)) === undefined) {
    throw new DomainError(
      'evidence/not-uploaded',
      'Nothing was uploaded for this photo; send the form, then commit.',
    );
  }
  // The check is queued before the row says so: a crash in between leaves a row that can be committed again,
  // never a photo that nobody checks.
  await queueCheck(id);
  await markUploaded(caller, caseId, evidenceId);
  return { body: await evidenceView({ district: store.district, caseId }, { ...row, state: 'uploaded' }) };
};

const notAskedFor = () => new DomainError('evidence/not-found', 'Ask for an upload first.');

/**
 * The photos there are, for somebody who may add to them: for a case that exists its reach counts; before that,
 * people who report may prepare one.
 */
async function photosOf({ store, member }: MemberCaller, caseId: string): Promise<readonly EvidenceRow[]> {
  const { subject, evidence } = await readCase(store, caseId);
  const target = subject && reachable(subject);
  const allowed = target
    ? may('case:read', member, target) && may('evidence:add', member, target)
    : holds('case:report', member);
  if (!allowed) throw new DomainError('case/not-found', 'There is no such case for you.');
  return evidence;
}

function sameUpload(known: EvidenceRow, wanted: EvidenceRequest, { member }: MemberCaller): void {
  const same = (row: EvidenceRequest) =>
    canonicalJson([row.kind, row.type, row.size, row.sha256, row.takenAt, row.place]);
  if (known.by !== member.id || same(known) !== same(wanted) || known.state !== 'requested') {
    throw new DomainError('evidence/id-taken', 'Make a new evidence id for every photo.');
  }
}

/**
 * One of the member's own uploads for the case, however many they ask for at once: the row holds their ids, so asking
 * again for the same takes no other. It comes before the request's row, which may fail to follow: that costs the
 * member one, and never lets one too many through.
 */
async function takeUpload(
  { store, member }: MemberCaller,
  caseId: string,
  evidenceId: string,
): Promise<void> {
  try {
    await store.update(store.keys.uploads(caseId, member.id), {
      UpdateExpression: 'ADD ids :one',
      ConditionExpression: 'attribute_not_exists(ids) OR contains(ids, :id) OR size(ids) < :most',
      ExpressionAttributeValues: {
        ':one': new Set([evidenceId]),
        ':id': evidenceId,
        ':most': limits.uploadsPerMember,
      },
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    throw new DomainError(
      'evidence/too-many',
      `One person can upload ${limits.uploadsPerMember} photos for a case.`,
    );
  }
}

async function putRequest(
  { store, member }: MemberCaller,
  caseId: string,
  body: EvidenceRequest,
): Promise<void> {
  const now = Date.now();
  try {
    await store.put(
      {
        ...store.keys.evidence(caseId, body.evidenceId),
        ...body,
        by: member.id,
        state: 'requested',
        requestedAt: new Date(now).toISOString(),
        expiresAt: Math.floor(now / 1000) + uncommittedHours * 3600,
      },
      'attribute_not_exists(pk)',
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    throw new DomainError(
      'evidence/id-taken',
      'Another request for this photo came at the same time; send it again.',
    );
  }
}

async function markUploaded({ store }: MemberCaller, caseId: string, evidenceId: string): Promise<void> {
  try {
    await store.update(store.keys.evidence(caseId, evidenceId), {
      UpdateExpression: 'SET #state = :uploaded REMOVE expiresAt',
      ConditionExpression: '#state = :requested',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':uploaded': 'uploaded', ':requested': 'requested' },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // Committed by a request at the same time, or checked already: the photo is where it should be.
    if (!error.Item) throw notAskedFor();
  }
}
