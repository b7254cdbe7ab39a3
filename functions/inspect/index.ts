// Queue evidence-checks → verdict on a photo: fetch the upload, inspect it, keep what was inspected, record what was
// found. A message that comes again finds the photo judged and does nothing.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { currentRules } from '#functions/lib/configuration.ts';
import { env } from '#functions/lib/env.ts';
import { type EvidenceId, keptKey, objectStore, type Rendition, uploadKey } from '#functions/lib/evidence.ts';
import { photoToCheck, recordEvidenceCheck } from '#functions/lib/evidence-check.ts';
import { logger } from '#functions/lib/logger.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import { districtId, ulid } from '#shared/contracts/primitives.ts';
import { type EvidenceRejection, evidenceCheckAttempts, limits } from '#shared/contracts/vocabulary.ts';
import { inspectImage, type Verdict } from './inspect-image.ts';
import type { Pictures } from './render.ts';
import { RenderingFailed } from './renderer.ts';

const message = z.strictObject({ district: districtId, caseId: ulid, evidenceId: ulid });

export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  // A processor remembers its failures, so each batch has its own.
  processPartialResponse(event, check, new BatchProcessor(EventType.SQS), {
    context,
    // A failed message goes back to its queue by name; an error of the function itself would say nothing more.
    throwOnFullBatchFailure: false,
  });

async function check({ body, attributes }: SQSRecord): Promise<void> {
  const id = message.parse(JSON.parse(body));
  const declared = await photoToCheck(id);
  if (!declared) return;
  const bytes = await download(id);
  if (typeof bytes === 'string') {
    return recordEvidenceCheck(id, { state: 'rejected', check: { reason: bytes } });
  }
  const { settings } = await currentRules(ownStoreFor(id.district));
  const isLastTry = Number(attributes.ApproximateReceiveCount) >= evidenceCheckAttempts;
  const verdict = await inspectImage(bytes, declared, settings.timeZone).catch((error: unknown): Verdict => {
    // Somebody waits for a word on this photo. A failure of ours is another matter: that message is kept.
    if (!isLastTry || !(error instanceof RenderingFailed)) throw error;
    logger.warn('A photo was given up as broken', { error, ...id });
    return { accepted: false, check: { reason: 'broken' } };
  });
  // What is linked is there before anyone can see that the photo was accepted.
  if (verdict.accepted) await keep(id, bytes, declared.type, verdict.pictures);
  await recordEvidenceCheck(id, { state: verdict.accepted ? 'accepted' : 'rejected', check: verdict.check });
  if (verdict.accepted) await dropUpload(id);
}

async function download(id: EvidenceId): Promise<Uint8Array | EvidenceRejection> {
  try {
    const object = await objectStore().send(
      new GetObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: uploadKey(id) }),
    );
    if (!object.Body || (object.ContentLength ?? 0) > limits.evidenceBytes) return 'too_large';
    return await object.Body.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return 'missing';
    throw error;
  }
}

/**
 * Keeps the very bytes that were inspected, not a copy of the upload: whatever its form puts there meanwhile is not
 * what was accepted. The hash is the declared one, so writing them twice writes the same.
 */
async function keep(
  id: EvidenceId,
  original: Uint8Array,
  type: string,
  { preview, thumb }: Pictures,
): Promise<void> {
  const put = (rendition: Rendition, Body: Uint8Array, ContentType: string) =>
    objectStore().send(
      new PutObjectCommand({
        Bucket: env('EVIDENCE_BUCKET'),
        Key: keptKey(id, rendition),
        Body,
        ContentType,
        CacheControl: 'private, max-age=86400, immutable',
      }),
    );
  await Promise.all([
    put('original', original, type),
    put('preview', preview, 'image/webp'),
    put('thumb', thumb, 'image/webp'),
  ]);
}

/** The verdict stands without it: what stays behind expires. */
async function dropUpload(id: EvidenceId): Promise<void> {
  try {
    await objectStore().send(new DeleteObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: uploadKey(id) }));
  } catch (error) {
    logger.warn('An upload whose photo is kept was not deleted', { error, ...id });
  }
}
