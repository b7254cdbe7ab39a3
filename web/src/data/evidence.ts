// A photo's way from the camera to the case: prepared in a worker, then sent by the flow that everybody uses
// (shared/client/photos.ts), with progress and persistence.
import { type PhotoTarget, sendPhoto } from '#shared/client/photos.ts';
import { ApiProblem } from '#shared/client/problem.ts';
import type { Point } from '#shared/contracts/primitives.ts';
import { call } from '../api/client.ts';
import type { PhotoAnswer, PhotoQuestion, PreparedPhoto } from './photo.worker.ts';

export type { PreparedPhoto };

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

/** What the phone says of a photo's time and place. */
export interface Declared {
  takenAt: string;
  place: Point | undefined;
}

/** Sends a prepared photo as often as it takes. `onProgress` gets a share from 0 to 1. */
export const uploadPhoto = (
  { file, sha256 }: PreparedPhoto,
  target: PhotoTarget,
  declared: Declared,
  onProgress: (share: number) => void = () => {},
  sentBefore = false,
): Promise<void> =>
  sendPhoto(
    target,
    { file, declared: { type: 'image/jpeg', size: file.size, sha256, ...declared } },
    { call, post: (url, form) => postForm(url, form, onProgress), persist, sentBefore },
  );
