// Requests of the demo's members, with their answers checked: what is refused ends the seeding with its problem.
import { createHash } from 'node:crypto';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { EvidenceUpload } from '#shared/contracts/evidence.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import type { LocalApi } from '../api-client.ts';
import { LocalRunError } from '../errors.ts';
import { ulidOf } from './chance.ts';

export class Refused extends LocalRunError {
  readonly status: number;
  readonly code: string;
  constructor(asked: string, status: number, body: unknown) {
    super(`${asked} was answered ${status}: ${JSON.stringify(body)}`);
    this.status = status;
    this.code = (body as { code?: string } | undefined)?.code ?? '';
  }
}

const attempts = 6;

/**
 * Every command is idempotent, so what failed on the way, on a busy machine, or against somebody else's command is
 * tried again.
 * @throws Refused for any other answer but 2xx
 */
export async function ask<T>(
  api: LocalApi,
  account: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  return patiently(async () => {
    const answer = await api.call(account, method, path, body);
    if (answer.status < 300) return answer.body as T;
    throw new Refused(`${method} ${path} as ${account}`, answer.status, answer.body);
  });
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
    }
  }
}

/** `fetch` throws a TypeError when the connection breaks. */
const isPassing = (error: unknown): boolean =>
  error instanceof TypeError ||
  (error instanceof Refused && (error.status >= 500 || error.code === 'case/conflict'));

/** The case as the district's administrator sees it, or undefined when there is none. */
export async function findCase(
  api: LocalApi,
  district: string,
  caseId: string,
): Promise<CaseView | undefined> {
  try {
    return await ask<CaseView>(api, `${district}-admin`, 'GET', `/v1/districts/${district}/cases/${caseId}`);
  } catch (error) {
    if (error instanceof Refused && error.code === 'case/not-found') return undefined;
    throw error;
  }
}

export interface Upload {
  readonly district: string;
  readonly caseId: string;
  readonly account: string;
  /** Names the photo; its id derives from it. */
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly takenAt: Date;
  readonly place: Point;
}

/** Requests, uploads and commits a photo; returns how a command names it. */
export async function uploadPhoto(
  api: LocalApi,
  upload: Upload,
): Promise<{ id: string; kind: EvidenceKind }> {
  // A seeding that was killed may have left this photo half sent, with another time in it.
  for (let attempt = 0; ; attempt += 1) {
    const id = ulidOf(`${upload.name}/${attempt}`);
    try {
      await send(api, upload, id);
      return { id, kind: upload.kind };
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'evidence/id-taken') || attempt === 9) throw error;
    }
  }
}

async function send(api: LocalApi, upload: Upload, evidenceId: string): Promise<void> {
  const { district, caseId, account, bytes } = upload;
  const path = `/v1/districts/${district}/cases/${caseId}/evidence`;
  const { url, fields } = await ask<EvidenceUpload>(api, account, 'POST', path, {
    evidenceId,
    kind: upload.kind,
    type: 'image/jpeg',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    takenAt: upload.takenAt.toISOString(),
    place: upload.place,
  });
  await patiently(async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg');
    const answer = await fetch(new URL(url, api.origin), { method: 'POST', body: form });
    const text = await answer.text();
    if (!answer.ok) throw new Refused(`The upload of a photo for ${caseId}`, answer.status, text);
  });
  await ask(api, account, 'POST', `${path}/${evidenceId}/commit`);
}
