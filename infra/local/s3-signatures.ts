// The checks of S3 that the local S3 leaves out: presigned links and upload forms are signed once more, with the
// SDK's own signer, and must come out as they came in; then the conditions of the form.
import { S3Client } from '@aws-sdk/client-s3';
import { SignatureV4 } from '@smithy/signature-v4';
import { credentials, region } from './environment.ts';

const { sha256 } = new S3Client({ region }).config;
const signer = new SignatureV4({ credentials, region, service: 's3', sha256, uriEscapePath: false });

/** `20261125T094200Z`, as signatures write an instant; an invalid date for anything else. */
const instant = (text: string) =>
  new Date(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));

/** Whether a presigned URL (query authentication, `host` signed) is ours and still good. */
export async function isSigned(target: URL, method: string): Promise<boolean> {
  const query = Object.fromEntries(target.searchParams);
  const [signingDate, expiresIn] = [instant(query['X-Amz-Date'] ?? ''), Number(query['X-Amz-Expires'])];
  if (!(Date.now() < signingDate.getTime() + expiresIn * 1000)) return false;
  const { protocol, hostname, pathname: path, host, searchParams } = target;
  const { 'X-Amz-Signature': claimed, 'X-Amz-Content-Sha256': payload = '', ...asked } = query;
  const headers = { host, 'X-Amz-Content-Sha256': payload };
  const signed = await signer
    .presign({ method, protocol, hostname, path, query: asked, headers }, { signingDate, expiresIn })
    .catch(() => undefined);
  // A name that stands there twice was signed once.
  return signed?.query?.['X-Amz-Signature'] === claimed && searchParams.size === Object.keys(query).length;
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
  const signature = await signer
    .sign(policy, { signingDate: instant(field('x-amz-date')) })
    .catch(() => undefined);
  if (signature !== field('x-amz-signature')) return 'The form is not signed by the API.';
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
