// `/evidence` of the one origin: hands requests on to S3 and checks the signatures that the local S3 does not check,
// so that here, too, only a URL or a form that the API signed reads or writes a photo.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyLimit, readBody } from './body.ts';
import { credentials, region } from './environment.ts';
import { sendProblem } from './problem.ts';

export interface EvidenceBucket {
  readonly endpoint: string;
  readonly bucket: string;
}

export async function serveEvidence(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { endpoint, bucket }: EvidenceBucket,
  requestId: string,
): Promise<void> {
  const refuse = (code: 'auth/forbidden' | 'request/too-large', detail: string) => {
    request.resume();
    sendProblem(response, code, detail, { requestId });
  };
  if (request.method === 'GET' || request.method === 'HEAD') {
    const target = new URL(`/${bucket}${url.pathname}${url.search}`, endpoint);
    if (!isSigned(target, request.method))
      return refuse('auth/forbidden', 'The link is not signed, or too old.');
    return passOn(await fetch(target, { method: request.method }), response);
  }
  if (request.method !== 'POST')
    return refuse('auth/forbidden', 'Only signed links and upload forms are served.');
  // The form's own fields come on top of the photo.
  const body = await readBody(request, bodyLimit + 64 * 1024);
  if (!body) return refuse('request/too-large', 'The photo is too large.');
  const type = request.headers['content-type'] ?? '';
  const problem = await formProblem(body, type, bucket);
  if (problem) return refuse('auth/forbidden', problem);
  const sent = { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(body) };
  return passOn(await fetch(new URL(`/${bucket}`, endpoint), sent), response);
}

async function passOn(answer: Response, response: ServerResponse) {
  for (const name of [
    'content-type',
    'etag',
    'last-modified',
    'cache-control',
    'content-disposition',
    'location',
  ])
    if (answer.headers.has(name)) response.setHeader(name, answer.headers.get(name) ?? '');
  response.writeHead(answer.status);
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** Signature Version 4 for a credential scope `<key>/<yyyymmdd>/<region>/s3/aws4_request`. */
function signature(text: string, date: string): string {
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (before, part) => hmac(before, part),
    `AWS4${credentials.secretAccessKey}`,
  );
  return hmac(key as Buffer, text).toString('hex');
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const encode = (text: string) =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Whether a presigned URL (query authentication, `host` signed) is ours and still good. */
function isSigned(target: URL, method: string): boolean {
  const given = Object.fromEntries(target.searchParams);
  const { 'X-Amz-Date': time = '', 'X-Amz-Expires': seconds = '', 'X-Amz-Signature': claimed = '' } = given;
  const started = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  if (!(Date.now() < started + Number(seconds) * 1000)) return false;
  const query = [...target.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const asked = [method, target.pathname, query, `host:${target.host}\n`, 'host', 'UNSIGNED-PAYLOAD'].join(
    '\n',
  );
  const date = time.slice(0, 8);
  const hash = createHash('sha256').update(asked).digest('hex');
  const text = ['AWS4-HMAC-SHA256', time, `${date}/${region}/s3/aws4_request`, hash].join('\n');
  return same(claimed, signature(text, date));
}

type Condition = Record<string, string> | [operator: string, ...operands: (string | number)[]];

/** What S3 would hold against a presigned POST form: a wrong signature, an old policy, a condition that is not met. */
async function formProblem(body: Buffer, type: string, bucket: string): Promise<string | undefined> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => undefined);
  if (!form) return 'The body is not an upload form.';
  const field = (name: string) =>
    name === 'bucket'
      ? bucket
      : String([...form].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1] ?? '');
  const policy = field('policy');
  const date = field('x-amz-date').slice(0, 8);
  if (!same(field('x-amz-signature'), signature(policy, date))) return 'The form is not signed by the API.';
  const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString()) as {
    expiration: string;
    conditions: Condition[];
  };
  if (!(Date.now() < Date.parse(expiration))) return 'The form is too old.';
  const file = form.get('file');
  const size = file instanceof Blob ? file.size : 0;
  const broken = conditions.find((condition) => !holds(condition, field, size));
  return broken && `The form breaks its condition ${JSON.stringify(broken)}.`;
}

function holds(condition: Condition, field: (name: string) => string, size: number): boolean {
  if (!Array.isArray(condition))
    return Object.entries(condition).every(([name, value]) => field(name) === value);
  const [operator, first, second] = condition;
  if (operator === 'content-length-range') return size >= Number(first) && size <= Number(second);
  const value = field(String(first).slice(1));
  return operator === 'eq'
    ? value === second
    : operator === 'starts-with' && value.startsWith(String(second));
}
