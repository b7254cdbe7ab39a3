// Queue evidence-checks → verdict on a photo: fetch it, inspect it, keep its pictures, record what was found. A
// message that comes again finds the photo judged and does nothing.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { currentRules } from '#functions/lib/configuration.ts';
import { env } from '#functions/lib/env.ts';
import { type EvidenceId, objectKey, objectStore } from '#functions/lib/evidence.ts';
import { photoToCheck, recordEvidenceCheck } from '#functions/lib/evidence-check.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import { districtId, ulid } from '#shared/contracts/primitives.ts';
import { type EvidenceRejection, limits } from '#shared/contracts/vocabulary.ts';
import { inspectImage, type Pictures } from './inspect-image.ts';

const message = z.strictObject({ district: districtId, caseId: ulid, evidenceId: ulid });

export const handler = (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  // A processor remembers its failures, so each batch has its own.
  processPartialResponse(event, check, new BatchProcessor(EventType.SQS), {
    context,
    // A failed message goes back to its queue by name; an error of the function itself would say nothing more.
    throwOnFullBatchFailure: false,
  });

async function check({ body }: SQSRecord): Promise<void> {
  const id = message.parse(JSON.parse(body));
  const declared = await photoToCheck(id);
  if (!declared) return;
  const bytes = await download(id);
  if (typeof bytes === 'string') {
    return recordEvidenceCheck(id, { state: 'rejected', check: { reason: bytes } });
  }
  const { settings } = await currentRules(ownStoreFor(id.district));
  const verdict = await inspectImage(bytes, declared, settings.timeZone);
  // The pictures are there before anyone can see that the photo was accepted.
  if (verdict.accepted) await keep(id, verdict.pictures);
  await recordEvidenceCheck(id, { state: verdict.accepted ? 'accepted' : 'rejected', check: verdict.check });
}

async function download(id: EvidenceId): Promise<Uint8Array | EvidenceRejection> {
  try {
    const object = await objectStore().send(
      new GetObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: objectKey(id) }),
    );
    if (!object.Body || (object.ContentLength ?? 0) > limits.evidenceBytes) return 'too_large';
    return await object.Body.transformToByteArray();
  } catch (error) {
    if (error instanceof NoSuchKey) return 'missing';
    throw error;
  }
}

async function keep(id: EvidenceId, { preview, thumb }: Pictures): Promise<void> {
  const put = (rendition: 'preview' | 'thumb', Body: Uint8Array) =>
    objectStore().send(
      new PutObjectCommand({
        Bucket: env('EVIDENCE_BUCKET'),
        Key: objectKey(id, rendition),
        Body,
        ContentType: 'image/webp',
        CacheControl: 'private, max-age=86400, immutable',
      }),
    );
  await Promise.all([put('preview', preview), put('thumb', thumb)]);
}
