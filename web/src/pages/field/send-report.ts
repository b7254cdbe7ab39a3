// Sends a draft: the photos first, then the report, each as often as it takes, always under the same ids.
import { createEffect, createRoot } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { call } from '../../api/client.ts';
import { persist } from '../../data/evidence.ts';
import type { Photos } from '../../data/photos.ts';
import { reportOf } from './draft-fields.ts';
import type { Draft } from './drafts.ts';

export interface SentReport {
  view: CaseView;
  /** It had arrived before, and what was changed since then did not. */
  asBefore: boolean;
}

/** Throws what stood in the way; the draft stays as it is and may be sent again. */
export async function sendReport(district: string, draft: Draft): Promise<SentReport> {
  for (const photo of draft.photos.photos) {
    if (photo.state === 'failed') void draft.photos.retry(photo.id);
  }
  await uploaded(draft.photos);
  try {
    return { view: await post(district, draft), asBefore: false };
  } catch (error) {
    const code = error instanceof ApiProblem ? error.code : undefined;
    // The answer to an earlier try was lost, and the draft was changed after it.
    if (code === 'case/id-taken' || code === 'case/command-id-taken') {
      return { view: await existing(district, draft.fields.caseId), asBefore: true };
    }
    // Photos of a draft that lay about for more than a day were swept away.
    if (code === 'evidence/not-found' || code === 'evidence/not-committed') {
      draft.photos.resend();
      await uploaded(draft.photos);
      return { view: await post(district, draft), asBefore: false };
    }
    throw error;
  }
}

const post = (district: string, { fields, photos }: Draft): Promise<CaseView> => {
  const body = reportOf(fields, photos.refs());
  return persist(
    () => call('POST /v1/districts/{district}/cases', { params: { district }, body }),
    [1_000, 3_000],
  );
};

const existing = (district: string, caseId: string): Promise<CaseView> =>
  persist(
    () => call('GET /v1/districts/{district}/cases/{caseId}', { params: { district, caseId } }),
    [1_000, 3_000],
  );

/** Resolves when every photo is there; throws the trouble of the first one that is not. */
function uploaded({ photos }: Photos): Promise<void> {
  return createRoot((dispose) =>
    new Promise<void>((resolve, reject) => {
      createEffect(() => {
        const failed = photos.find((photo) => photo.state === 'failed');
        if (failed) reject(failed.error);
        else if (photos.every((photo) => photo.state === 'ready')) resolve();
      });
    }).finally(dispose),
  );
}
