// A photo's way from the camera to the case: prepare, ask for an upload, send it to S3, commit. Each step may be
// tried again under the same id without making a second photo.

import { ApiProblem } from '#shared/client/problem.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import { call } from '../api/client.ts';
import type { PhotoAnswer, PhotoQuestion, PreparedPhoto } from './photo.worker.ts';

export type { PreparedPhoto };

export interface EvidenceTarget {
  district: string;
  caseId: string;
  evidenceId: string;
  kind: EvidenceKind;
}

/** Shrinks and hashes a photo in a worker. Throws `not-a-photo` for what is not a photo. */
export async function preparePhoto(question: PhotoQuestion): Promise<PreparedPhoto> {
  const worker = new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' });
  try {
    const answer = await new Promise<PhotoAnswer>((resolve) => {
      worker.onmessage = (event: MessageEvent<PhotoAnswer>) => resolve(event.data);
      worker.onerror = () => resolve({ failed: true });
      worker.postMessage(question);
    });
    if ('photo' in answer) return answer.photo;
    throw new ApiProblem({ code: 'not-a-photo', status: 0 });
  } finally {
    worker.terminate();
  }
}

/** XMLHttpRequest, because fetch cannot say how much of a body has left. */
function postForm(url: string, form: FormData, onProgress: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () =>
      request.status < 300
        ? resolve()
        : reject(new ApiProblem({ code: 'evidence/not-uploaded', status: request.status }));
    request.onerror = () => reject(new ApiProblem({ code: 'network', status: 0 }));
    request.timeout = 120_000;
    request.ontimeout = request.onerror;
    request.open('POST', url);
    request.send(form);
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether the same step may well succeed later: nobody refused it. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem &&
  (error.code === 'network' || error.status >= 500 || error.code === 'evidence/not-uploaded');

/** What is wrong with the file itself: the same file will be refused again, whoever sends it when. */
const faultsOfFile: readonly string[] = [
  'not-a-photo',
  'evidence/rejected',
  'evidence/too-many',
  'evidence/id-taken',
  'request/invalid',
  'request/too-large',
];
export const isFaultOfFile = (error: unknown): boolean =>
  error instanceof ApiProblem && faultsOfFile.includes(error.code);

/** Tries again when the network or the service failed, never when it refused. */
export async function persist<T>(
  step: () => Promise<T>,
  waits: readonly number[] = [1_000, 3_000, 8_000],
): Promise<T> {
  for (const wait of waits) {
    try {
      return await step();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(wait);
    }
  }
  return step();
}

/** What is said of a photo. It never changes once sent: the service takes a second word for another photo. */
export interface Declared {
  takenAt: string;
  place: Point | undefined;
}

/**
 * Uploads a prepared photo and commits it. `sentBefore`: an earlier try may have arrived without our knowing.
 * `onProgress` gets a share from 0 to 1.
 */
export async function uploadPhoto(
  photo: PreparedPhoto,
  target: EvidenceTarget,
  declared: Declared,
  onProgress: (share: number) => void = () => {},
  sentBefore = false,
): Promise<void> {
  let maybeThere = sentBefore;
  await persist(async () => {
    if (maybeThere && (await isCommitted(target))) return;
    maybeThere = true;
    await upload(photo, target, declared, onProgress).catch(async (error: unknown) => {
      // Two pages of one person may send the same draft: the id is taken by this very photo.
      const taken = error instanceof ApiProblem && error.code === 'evidence/id-taken';
      if (!taken || !(await isCommitted(target))) throw error;
    });
    await commit(target);
  });
}

async function upload(
  photo: PreparedPhoto,
  { district, caseId, evidenceId, kind }: EvidenceTarget,
  declared: Declared,
  onProgress: (share: number) => void,
): Promise<void> {
  const { file, sha256 } = photo;
  const { url, fields } = await call('POST /v1/districts/{district}/cases/{caseId}/evidence', {
    params: { district, caseId },
    body: { evidenceId, kind, type: 'image/jpeg', size: file.size, sha256, ...declared },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  await postForm(url, form, onProgress);
}

async function commit({ district, caseId, evidenceId }: EvidenceTarget): Promise<void> {
  const { state } = await call('POST /v1/districts/{district}/cases/{caseId}/evidence/{evidenceId}/commit', {
    params: { district, caseId, evidenceId },
  });
  if (state === 'rejected') throw new ApiProblem({ code: 'evidence/rejected', status: 422 });
}

/** Whether the photo is there and committed now; a photo that arrived unnoticed is committed by asking. */
async function isCommitted(target: EvidenceTarget): Promise<boolean> {
  try {
    await commit(target);
    return true;
  } catch (error) {
    const missing: readonly string[] = ['evidence/not-found', 'evidence/not-uploaded'];
    if (error instanceof ApiProblem && missing.includes(error.code)) return false;
    throw error;
  }
}
