// A photo's way from the camera to the case: prepare, ask for an upload, send it to S3, commit. Each step may be
// tried again under the same id without making a second photo.
import type { Point } from '#shared/contracts/primitives.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import { call } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { PhotoAnswer, PreparedPhoto } from './photo.worker.ts';

export type { PreparedPhoto };

export interface EvidenceTarget {
  district: string;
  caseId: string;
  evidenceId: string;
  kind: EvidenceKind;
}

/** Shrinks and hashes a photo in a worker. Throws `evidence/unsupported-type` for what is not a photo. */
export async function preparePhoto(file: Blob): Promise<PreparedPhoto> {
  const worker = new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' });
  try {
    const answer = await new Promise<PhotoAnswer>((resolve) => {
      worker.onmessage = (event: MessageEvent<PhotoAnswer>) => resolve(event.data);
      worker.onerror = () => resolve({ failed: true });
      worker.postMessage(file);
    });
    if ('photo' in answer) return answer.photo;
    throw new ApiProblem({ code: 'evidence/unsupported-type', status: 415 });
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

/** Tries again when the network or the service failed, never when it refused. */
export async function persist<T>(
  step: () => Promise<T>,
  waits: readonly number[] = [1_000, 3_000, 8_000],
): Promise<T> {
  for (const wait of waits) {
    try {
      return await step();
    } catch (error) {
      const passing = error instanceof ApiProblem && (error.status === 0 || error.status >= 500);
      if (!passing) throw error;
      await pause(wait);
    }
  }
  return step();
}

/**
 * Uploads a prepared photo and commits it. `place` is where the person stood, used when the photo does not say.
 * `onProgress` gets a share from 0 to 1.
 */
export async function uploadPhoto(
  photo: PreparedPhoto,
  target: EvidenceTarget,
  place: Point | undefined,
  onProgress: (share: number) => void = () => {},
): Promise<void> {
  const { district, caseId, evidenceId, kind } = target;
  await persist(async () => {
    const upload = await call('POST /v1/districts/{district}/cases/{caseId}/evidence', {
      params: { district, caseId },
      body: {
        evidenceId,
        kind,
        type: 'image/jpeg',
        size: photo.file.size,
        sha256: photo.sha256,
        takenAt: (photo.at ?? new Date()).toISOString(),
        place: photo.place ?? place,
      },
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
    form.append('file', photo.file);
    await postForm(upload.url, form, onProgress);
  });
  await persist(() =>
    call('POST /v1/districts/{district}/cases/{caseId}/evidence/{evidenceId}/commit', {
      params: { district, caseId, evidenceId },
    }),
  );
}
