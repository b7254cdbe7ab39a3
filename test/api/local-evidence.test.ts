// `/uploads` and `/evidence` of the local run: the object engine checks no signature, so the front must, as S3 does.
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { credentials, region } from '#infra/local/environment.ts';
import { startThrowaway, type ThrowawayStack } from '#test/support/throwaway.ts';

let stack: ThrowawayStack;
let s3: S3Client;
beforeAll(async () => {
  stack = await startThrowaway({ handlers: { api: async () => ({}) } });
  s3 = new S3Client({ endpoint: stack.engines.s3, region, credentials, forcePathStyle: true });
});
afterAll(async () => {
  s3.destroy();
  await stack.stop();
});

const photo = Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x0d, 0x0a, 0xe2, 0x80]);

const signedForm = (Key: string, Expires = 60) =>
  createPresignedPost(s3, {
    Bucket: stack.bucket,
    Key,
    Fields: { 'Content-Type': 'image/jpeg' },
    Conditions: [['content-length-range', 1, photo.length]],
    Expires,
  });

async function upload(
  Key: string,
  change: Record<string, string> = {},
  bytes: Uint8Array<ArrayBuffer> = photo,
  expires = 60,
) {
  const { fields } = await signedForm(Key, expires);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.append(name, value);
  form.append('file', new Blob([bytes], { type: 'image/jpeg' }));
  return fetch(`${stack.origin}/uploads/`, { method: 'POST', body: form });
}

async function link(Key: string, options: { expiresIn: number; signingDate?: Date } = { expiresIn: 60 }) {
  const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: stack.bucket, Key }), options);
  const { pathname, search } = new URL(url);
  return stack.origin + pathname.slice(`/${stack.bucket}`.length) + search;
}

test('a photo goes up by a signed form and comes back, byte for byte, by a signed link', async () => {
  expect((await upload('evidence/k/c/1')).status).toBe(204);
  const answer = await fetch(await link('evidence/k/c/1'));
  expect(answer.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
});

test.each([
  ['another key than the signed one', { key: 'evidence/other/c/1' }],
  ['another type than the signed one', { 'Content-Type': 'text/html' }],
  [
    'a policy that nobody signed',
    { Policy: Buffer.from('{"expiration":"2999-01-01T00:00:00Z","conditions":[]}').toString('base64') },
  ],
  ['a field twice', { KEY: 'evidence/other/c/1' }],
  ['a field that the policy does not know', { 'x-amz-meta-note': 'x' }],
  ['a made-up signature', { 'X-Amz-Signature': '0'.repeat(64) }],
])('a form with %s is refused', async (_, change) => {
  expect((await upload('evidence/k/c/2', change)).status).toBe(403);
  expect((await fetch(await link('evidence/k/c/2'))).status).toBe(404);
});

test('a form reads nothing and a link writes nothing', async () => {
  await upload('uploads/k/c/6');
  expect((await fetch(await link('uploads/k/c/6'))).status).toBe(403);
  const { fields } = await signedForm('evidence/k/c/6');
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([photo], { type: 'image/jpeg' }));
  expect((await fetch(`${stack.origin}/evidence/`, { method: 'POST', body: form })).status).toBe(403);
});

test('a photo larger than the form allows is refused', async () => {
  expect((await upload('evidence/k/c/3', {}, Buffer.concat([photo, photo]))).status).toBe(403);
});

test('a form that is too old is refused', async () => {
  expect((await upload('evidence/k/c/4', {}, photo, -1)).status).toBe(403);
});

test('a photo is not readable without a signature, with that of another photo, or after its time', async () => {
  await upload('evidence/k/c/5');
  const signed = await link('evidence/k/c/5');
  const late = await link('evidence/k/c/5', { expiresIn: 60, signingDate: new Date(Date.now() - 61_000) });
  const tried = [
    signed.split('?')[0] ?? '',
    signed.replace('/c/5', '/c/1'),
    late,
    signed.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000'),
    // Longer than any signature may hold.
    signed.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000000'),
    `${signed}&response-content-type=text/html`,
    // Signed once, said twice.
    signed.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000&X-Amz-Expires=60'),
  ];
  expect((await fetch(signed)).status).toBe(200);
  expect(await Promise.all(tried.map(async (url) => (await fetch(url)).status))).toEqual(
    tried.map(() => 403),
  );
});
