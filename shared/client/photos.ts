// A photo's way to the case, for whoever sends one: ask for an upload, send the form, commit. Every step may be tried
// again under the same id without making a second photo. How often, and what carries the form, is given.
import type { EvidenceRequest, EvidenceView } from '#shared/contracts/evidence.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import type { Client } from './client.ts';
import { ApiProblem } from './problem.ts';

export interface PhotoTarget {
  readonly district: string;
  readonly caseId: string;
  readonly evidenceId: string;
  readonly kind: EvidenceKind;
}

export interface PhotoToSend {
  readonly file: Blob;
  /** It never changes once sent: the service takes a second word for another photo. */
  readonly declared: Omit<EvidenceRequest, 'evidenceId' | 'kind'>;
}

/** Brings a form to an address of the origin. @throws ApiProblem `network`, `evidence/not-uploaded` */
export type PostForm = (url: string, form: FormData) => Promise<void>;

export interface PhotoSending {
  readonly call: Client['call'];
  readonly post: PostForm;
  /** Runs a step again as often as it takes; once unless given. */
  readonly persist?: <T>(step: () => Promise<T>) => Promise<T>;
  /** An earlier try may have arrived without our knowing. */
  readonly sentBefore?: boolean;
}

/** @throws ApiProblem of whatever refused it, `evidence/rejected` when it did not pass its check meanwhile */
export async function sendPhoto(
  target: PhotoTarget,
  photo: PhotoToSend,
  { call, post, persist = (step) => step(), sentBefore = false }: PhotoSending,
): Promise<void> {
  let maybeThere = sentBefore;
  await persist(async () => {
    if (maybeThere && (await isCommitted(call, target))) return;
    maybeThere = true;
    await upload(call, target, photo, post).catch(async (error: unknown) => {
      // Two pages of one person may send the same draft: the id is taken by this very photo.
      const taken = error instanceof ApiProblem && error.code === 'evidence/id-taken';
      if (!taken || !(await isCommitted(call, target))) throw error;
    });
    await commit(call, target);
  });
}

async function upload(
  call: Client['call'],
  { district, caseId, evidenceId, kind }: PhotoTarget,
  { file, declared }: PhotoToSend,
  post: PostForm,
): Promise<void> {
  const { url, fields } = await call('POST /v1/districts/{district}/cases/{caseId}/evidence', {
    params: { district, caseId },
    body: { evidenceId, kind, ...declared },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // S3 reads what comes before the file.
  form.append('file', file);
  await post(url, form);
}

async function commit(call: Client['call'], target: PhotoTarget): Promise<EvidenceView> {
  const { district, caseId, evidenceId } = target;
  const view = await call('POST /v1/districts/{district}/cases/{caseId}/evidence/{evidenceId}/commit', {
    params: { district, caseId, evidenceId },
  });
  if (view.state === 'rejected') throw new ApiProblem({ code: 'evidence/rejected', status: 422 });
  return view;
}

/** Whether the photo is there and committed now; a photo that arrived unnoticed is committed by asking. */
async function isCommitted(call: Client['call'], target: PhotoTarget): Promise<boolean> {
  try {
    await commit(call, target);
    return true;
  } catch (error) {
    const missing: readonly string[] = ['evidence/not-found', 'evidence/not-uploaded'];
    if (error instanceof ApiProblem && missing.includes(error.code)) return false;
    throw error;
  }
}

/** Posts by `fetch`, for whoever shows no progress. @param origin `https://…` without a path */
export const postForm =
  (origin: string): PostForm =>
  async (url, form) => {
    const answer = await fetch(origin + url, { method: 'POST', body: form }).catch(() => {
      throw new ApiProblem({ code: 'network', status: 0 });
    });
    await answer.arrayBuffer();
    if (!answer.ok) throw new ApiProblem({ code: 'evidence/not-uploaded', status: answer.status });
  };
