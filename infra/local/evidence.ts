// `/evidence` and `/uploads` of the one origin: hands requests on to S3 and checks the signatures that the local S3
// does not check, so that here, too, only a link that the API signed reads a photo and only a form of its uploads one.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '#shared/contracts/vocabulary.ts';
import { readBody } from './body.ts';
import { sendProblem } from './problem.ts';
import { formProblem, isSigned } from './s3-signatures.ts';

export interface EvidenceBucket {
  readonly endpoint: string;
  readonly bucket: string;
}

/** The form's own fields come on top of the photo. */
const formBytes = limits.evidenceBytes + 64 * 1024;

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
  const isUpload = url.pathname.startsWith('/uploads/');
  if (!isUpload && (request.method === 'GET' || request.method === 'HEAD')) {
    const target = new URL(`/${bucket}${url.pathname}${url.search}`, endpoint);
    if (!isSigned(target, request.method))
      return refuse('auth/forbidden', 'The link is not signed, or too old.');
    return passOn(await fetch(target, { method: request.method }), response);
  }
  if (!isUpload || request.method !== 'POST')
    return refuse('auth/forbidden', 'Only signed links and upload forms are served.');
  const body = await readBody(request, formBytes);
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
