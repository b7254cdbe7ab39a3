// Requests of the demo's members: tried again when that can help; what is refused ends the seeding with its problem.
import { createHash } from 'node:crypto';
import type { Client } from '#shared/client/client.ts';
import { postForm, sendPhoto } from '#shared/client/photos.ts';
import { ApiProblem } from '#shared/client/problem.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { ProblemCode } from '#shared/contracts/problems.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import { ulidOf } from './chance.ts';

/** The service, as any of the demo's accounts. */
export interface DemoApi {
  readonly origin: string;
  as(account: string): Client;
}

/** Half a minute in all: a result is passed when its photo has been checked. */
const attempts = 8;

/**
 * Every command is idempotent, so what failed on the way, on a busy machine, or against somebody else's command is
 * tried again.
 * @throws ApiProblem for any other refusal
 */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs(error, attempt)));
    }
  }
}

/** What the service asks for; otherwise longer each time. */
const waitMs = (error: unknown, attempt: number): number =>
  error instanceof ApiProblem && error.retryAfter !== undefined
    ? error.retryAfter * 1000
    : 100 * 2 ** attempt;

const passing: readonly string[] = ['network', 'case/conflict', 'evidence/being-checked', 'request/too-many'];
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (passing.includes(error.code) || error.status >= 500);

const isCode = (error: unknown, code: ProblemCode): boolean =>
  error instanceof ApiProblem && error.code === code;

/** The case as the district's administrator sees it, or undefined when there is none. */
export async function findCase(
  api: DemoApi,
  district: string,
  caseId: string,
): Promise<CaseView | undefined> {
  try {
    const { call } = api.as(`${district}-admin`);
    const params = { district, caseId };
    return await patiently(() => call('GET /v1/districts/{district}/cases/{caseId}', { params }));
  } catch (error) {
    if (isCode(error, 'case/not-found')) return undefined;
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
export async function uploadPhoto(api: DemoApi, upload: Upload): Promise<{ id: string; kind: EvidenceKind }> {
  // A seeding that was killed may have left this photo half sent, with another time in it.
  for (let attempt = 0; ; attempt += 1) {
    const id = ulidOf(`${upload.name}/${attempt}`);
    try {
      await send(api, upload, id);
      return { id, kind: upload.kind };
    } catch (error) {
      if (!isCode(error, 'evidence/id-taken') || attempt === 9) throw error;
    }
  }
}

async function send(api: DemoApi, upload: Upload, evidenceId: string): Promise<void> {
  const { district, caseId, account, kind, bytes, takenAt, place } = upload;
  const declared = {
    type: 'image/jpeg' as const,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    takenAt: takenAt.toISOString(),
    place,
  };
  const file = new Blob([bytes], { type: declared.type });
  const { call } = api.as(account);
  const sending = { call, post: postForm(api.origin), persist: patiently };
  await sendPhoto({ district, caseId, evidenceId, kind }, { file, declared }, sending);
}
