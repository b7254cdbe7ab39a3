// The checks of S3 that the local S3 leaves out: signatures and limits of presigned links and presigned upload forms.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { credentials, region } from './environment.ts';

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
export function isSigned(target: URL, method: string): boolean {
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

/** Fields that a policy need not mention. */
const uncovered = new Set(['policy', 'x-amz-signature', 'file']);

/** What S3 would hold against a presigned POST form: a wrong signature, an old policy, a condition that is not met. */
export async function formProblem(body: Buffer, type: string, bucket: string): Promise<string | undefined> {
  const request = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  const form = await request.formData().catch(() => undefined);
  if (!form) return 'The body is not an upload form.';
  const fields = new Map([...form].map(([name, value]) => [name.toLowerCase(), value]));
  if (fields.size < [...form].length) return 'The form has a field twice.';
  const field = (name: string) => (name === 'bucket' ? bucket : String(fields.get(name) ?? ''));
  const policy = field('policy');
  if (!same(field('x-amz-signature'), signature(policy, field('x-amz-date').slice(0, 8))))
    return 'The form is not signed by the API.';
  const { expiration, conditions } = JSON.parse(Buffer.from(policy, 'base64').toString()) as {
    expiration: string;
    conditions: Condition[];
  };
  if (!(Date.now() < Date.parse(expiration))) return 'The form is too old.';
  const file = fields.get('file');
  const broken = conditions.find((each) => !holds(each, field, file instanceof Blob ? file.size : 0));
  if (broken) return `The form breaks its condition ${JSON.stringify(broken)}.`;
  const covered = new Set(conditions.map(fieldOf));
  const extra = [...fields.keys()].find((name) => !covered.has(name) && !uncovered.has(name));
  return extra && `The policy says nothing about the field ${extra}.`;
}

/** The field a condition is about, in lower case as forms compare names. */
const fieldOf = (condition: Condition): string =>
  (Array.isArray(condition)
    ? String(condition[1]).replace(/^\$/, '')
    : (Object.keys(condition)[0] ?? '')
  ).toLowerCase();

function holds(condition: Condition, field: (name: string) => string, size: number): boolean {
  const value = field(fieldOf(condition));
  if (!Array.isArray(condition)) return value === Object.values(condition)[0];
  const [operator, first, second] = condition;
  if (operator === 'content-length-range') return size >= Number(first) && size <= Number(second);
  return operator === 'eq'
    ? value === second
    : operator === 'starts-with' && value.startsWith(String(second));
}
