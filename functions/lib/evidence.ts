// Where photos lie in S3 and the links to them. Links are relative to the console's origin: what stands in front
// (CloudFront, or the local front) passes /evidence/ on to the bucket.
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
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

export type Rendition = 'original' | 'preview' | 'thumb';

export const objectKey = (
  { district, caseId, evidenceId }: EvidenceId,
  rendition: Rendition = 'original',
): string => `evidence/${district}/${caseId}/${evidenceId}${rendition === 'original' ? '' : `/${rendition}`}`;

const uploadSeconds = 600;

/**
 * A form that uploads exactly this file, for ten minutes: key, type, size and content are fixed, so that what was
 * checked and accepted cannot be replaced through the same form. S3 compares the checksum with what it receives.
 */
export async function uploadForm(id: EvidenceId, { type, size, sha256 }: EvidenceRequest) {
  const { fields } = await createPresignedPost(objectStore(), {
    Bucket: env('EVIDENCE_BUCKET'),
    Key: objectKey(id),
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
  return { url: '/evidence/', fields, expiresAt: new Date(Date.now() + uploadSeconds * 1000).toISOString() };
}

/** Bytes of the uploaded object, or undefined when nothing was uploaded. */
export async function uploadedSize(id: EvidenceId): Promise<number | undefined> {
  try {
    const head = await objectStore().send(
      new HeadObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: objectKey(id) }),
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
  const command = new GetObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: objectKey(id, rendition) });
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

export async function deleteUpload(id: EvidenceId): Promise<void> {
  await objectStore().send(new DeleteObjectCommand({ Bucket: env('EVIDENCE_BUCKET'), Key: objectKey(id) }));
}
