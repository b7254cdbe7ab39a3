// Sends a draft: the photos first, then the report, each as often as it takes, always under the same ids.
import { createEffect, createRoot } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { call } from '../../api/client.ts';
import { persist } from '../../data/evidence.ts';
import type { DroppedPhoto, Photos } from '../../data/photos.ts';
import { type Asked, reportOf } from './draft-fields.ts';
import type { Draft } from './drafts.ts';

export interface SentReport {
  view: CaseView;
  /** It had arrived before, and what was changed since then did not. */
  asBefore: boolean;
  /** Files that were left out. */
  dropped: readonly DroppedPhoto[];
}

/** Throws what stood in the way; the draft stays as it is, less the files that can never be sent, and may be sent again. */
export async function sendReport(district: string, draft: Draft, asked: Asked): Promise<SentReport> {
  for (const photo of draft.photos.photos) {
    if (photo.state === 'failed') void draft.photos.retry(photo.id);
  }
  await uploaded(draft.photos);
  const sent = (view: CaseView, asBefore = false): SentReport => ({
    view,
    asBefore,
    // The draft goes; what was said of it stays.
    dropped: draft.photos.dropped.map((each) => ({ ...each })),
  });
  try {
    return sent(await post(district, draft, asked));
  } catch (error) {
    const code = error instanceof ApiProblem ? error.code : undefined;
    // The answer to an earlier try was lost, and the draft was changed after it.
    if (code === 'case/id-taken' || code === 'case/command-id-taken') {
      return sent(await existing(district, draft.fields.caseId), true);
    }
    // Photos of a draft that lay about for more than a day were forgotten; one that was sent did not pass its check.
    if (code === 'evidence/not-found' || code === 'evidence/not-committed' || code === 'evidence/rejected') {
      draft.photos.resend();
      await uploaded(draft.photos);
      return sent(await post(district, draft, asked));
    }
    throw error;
  }
}

const post = (district: string, { fields, photos }: Draft, asked: Asked): Promise<CaseView> => {
  const body = reportOf(fields, photos.refs(), asked);
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
