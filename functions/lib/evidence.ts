// Where photos lie in S3 and the links to them: what people upload under `uploads/`, where nobody reads but the
// check, and what the check accepted under `evidence/`, where no form writes. Addresses are relative to the console's
// origin: what stands in front (CloudFront, or the local front) passes both on to the bucket.
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { EvidenceRequest } from '#shared/contracts/evidence.ts';
import { env } from './env.ts';

let s3: S3Client | undefined;
export function objectStore(): S3Client {
  // An endpoint of its own (one machine) has no host names for buckets.
  s3 ??= new S3Client({ forcePathStyle: Boolean(process.env.AWS_ENDPOINT_URL_S3) });
  return s3;
}

let sqs: SQSClient | undefined;
export function queueClient(): SQSClient {
  sqs ??= new SQSClient({});
  return sqs;
}

export interface EvidenceId {
  readonly district: string;
  readonly caseId: string;
  readonly evidenceId: string;
}

const pathOf = ({ district, caseId, evidenceId }: EvidenceId) => `${district}/${caseId}/${evidenceId}`;

/** Where a form puts a photo. It is read once, by its check, and expires (infra/storage.ts). */
export const uploadKey = (id: EvidenceId): string => `uploads/${pathOf(id)}`;

export type Rendition = 'original' | 'preview' | 'thumb';

/** Where an accepted photo and its pictures are kept: no form ever names these keys. */
export const keptKey = (id: EvidenceId, rendition: Rendition): string =>
  `evidence/${pathOf(id)}/${rendition}`;

const uploadSeconds = 600;

/**
 * A form that uploads this file, for ten minutes: key, type, size and checksum are fixed, which keeps honest mistakes
 * out early. Nothing relies on it: the form may be sent again, and what counts are the bytes that the check read.
 */
export async function uploadForm(id: EvidenceId, { type, size, sha256 }: EvidenceRequest) {
  const { fields } = await createPresignedPost(objectStore(), {
    Bucket: env('EVIDENCE_BUCKET'),
    Key: uploadKey(id),
    Fields: {
      'Content-Type': type,
      'x-amz-checksum-algorithm': 'SHA256',
      'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
    },
    Conditions: [
      ['eq', '$Content-Type', type],
      ['content-length-range', size, size],
    ],
    Expires: uploadSeconds,
  });
  return { url: '/uploads/', fields, expiresAt: new Date(Date.now() + uploadSeconds * 1000).toISOString() };
}

/** Bytes of the uploaded object, or undefined when nothing was uploaded. */
export async function uploadedSize(id: EvidenceId): Promise<number | undefined> {
  try {
    const head = await objectStore().send(
      new HeadObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: uploadKey(id) }),
    );
    return head.ContentLength;
  } catch (error) {
    if (error instanceof Error && (error.name === 'NotFound' || error.name === 'NoSuchKey')) return undefined;
    throw error;
  }
}

const linkPeriodMs = 15 * 60_000;

/**
 * A link that works for 15 to 30 minutes. Links of the same quarter of an hour are the same, so that a console
 * which asks again every few seconds does not load the photos again.
 */
export async function link(id: EvidenceId, rendition: Rendition): Promise<string> {
  const signingDate = new Date(Math.floor(Date.now() / linkPeriodMs) * linkPeriodMs);
  const command = new GetObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: keptKey(id, rendition) });
  const url = await getSignedUrl(objectStore(), command, {
    expiresIn: (2 * linkPeriodMs) / 1000,
    signingDate,
  });
  return url.slice(url.indexOf('/evidence/'));
}

/** Queues the check; the queue's consumer is idempotent, so sending twice does no harm. */
export async function queueCheck(id: EvidenceId): Promise<void> {
  await queueClient().send(
    new SendMessageCommand({
      QueueUrl: env('EVIDENCE_CHECKS_QUEUE_URL'),
      MessageBody: JSON.stringify(id),
      MessageGroupId: id.district,
    }),
  );
}
