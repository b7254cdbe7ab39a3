// `/evidence`, `/archive`, `/uploads` and `/shapes` of the one origin, handed on to S3 as CloudFront does. Signatures, which the
// local S3 does not check, are checked here: only a link that the API signed reads a photo, only a form of its uploads
// one. Shapes are open to whoever has the address; nobody may list or write.
import { once } from 'node:events';
import { request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { limits } from '#shared/contracts/vocabulary.ts';
import { readBody, sendProblem } from './http.ts';
import { formProblem, isSigned } from './s3-signatures.ts';

/** Where the engine is, and the buckets that stand behind the paths. */
export interface Objects {
  readonly endpoint: string;
  readonly evidence: string;
  readonly shapes: string;
}

export const isObjectPath = (path: string): boolean => /^\/(evidence|uploads|shapes|archive)\//.test(path);

/** The form's own fields come on top of the photo. */
const formBytes = limits.evidenceBytes + 64 * 1024;

export async function serveObject(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname: path, search }: URL,
  { endpoint, evidence, shapes }: Objects,
  requestId: string,
): Promise<void> {
  const { method = 'GET' } = request;
  const refuse = (detail: string, code: 'auth/forbidden' | 'request/too-large' = 'auth/forbidden') => {
    request.resume();
    sendProblem(response, code, detail, requestId);
  };
  if (path.startsWith('/uploads/')) {
    if (method !== 'POST') return refuse('Only upload forms are taken.');
    const body = await readBody(request, formBytes);
    if (!body) return refuse('The photo is too large.', 'request/too-large');
    const type = request.headers['content-type'] ?? '';
    const problem = await formProblem(body, type, evidence);
    if (problem) return refuse(problem);
    const headers = { 'content-type': type, 'content-length': body.length };
    return passOn(
      await answerTo(ask(new URL(`/${evidence}`, endpoint), { method, headers }).end(body)),
      response,
    );
  }
  if (method !== 'GET' && method !== 'HEAD') return refuse('Objects are read only.');
  const open = path.startsWith('/shapes/');
  const target = new URL(open ? `/${shapes}${path}` : `/${evidence}${path}${search}`, endpoint);
  if (!open && !(await isSigned(target, method))) return refuse('The link is not signed, or too old.');
  const answer = await answerTo(ask(target, { method }).end());
  if (!open || answer.statusCode === 200) return passOn(answer, response);
  answer.resume();
  refuse('There is no such file.');
}

const answerTo = async (asking: ReturnType<typeof ask>) =>
  (await once(asking, 'response'))[0] as IncomingMessage;

const passedOn = [
  'content-type',
  'content-encoding',
  'content-length',
  'content-disposition',
  'cache-control',
  'etag',
  'last-modified',
  'location',
];

/** As it is stored: what is compressed stays so. */
async function passOn(answer: IncomingMessage, response: ServerResponse) {
  for (const name of passedOn)
    if (answer.headers[name] !== undefined) response.setHeader(name, answer.headers[name]);
  response.writeHead(answer.statusCode ?? 502);
  await pipeline(answer, response).catch((error) => {
    // Who asked has gone: a page was closed, or scrolled on.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
