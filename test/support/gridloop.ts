// The whole service on the real engines for a test file: the template's API and triggers over two small districts,
// `alpha` and `beta`, with words for what people do.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ulid } from 'ulid';
import type { LocalApi } from '#infra/local/api-client.ts';
import { startLocal } from '#infra/local/stack.ts';
import type { Answer as AnyAnswer } from '#shared/client/client.ts';
import { postForm, sendPhoto } from '#shared/client/photos.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { defaultQuotas, type Quotas } from '#shared/contracts/quotas.ts';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import type { FirstDistrict } from '#shared/domain/new-district.ts';
import { checkedFetch } from './contract.ts';
import { declare, photo } from './photos.ts';
import { places, smallDistrict, smallShapes } from './small-district.ts';

export const districts = ['alpha', 'beta'] as const;
export type Answer<T = CaseView> = AnyAnswer & { readonly body: T };

/** Tests ask faster than all people of a district. */
const unhurried: Quotas = { ...defaultQuotas, requestsPerMinute: 10_000_000 };

/** Starts it in a folder of its own, which goes with it. @param lay what the small districts lay down otherwise */
export async function startGridloop(lay = (body: FirstDistrict): FirstDistrict => body) {
  const dataDir = await mkdtemp(join(tmpdir(), 'gridloop-'));
  const onboardings = districts.map((district) => ({ district, body: lay(smallDistrict(district)) }));
  const accounts = onboardings.flatMap(({ district, body }) =>
    body.members.map(({ account, name, roles }) => ({ account, name, role: roles[0] ?? '', district })),
  );
  const stack = await startLocal({
    dataDir,
    port: 0,
    console: 'none',
    transport: checkedFetch,
    accounts: [
      ...accounts,
      // For people who are brought into a district by a test.
      ...['alpha-stand-in', 'alpha-stand-in-2'].map((account) => ({ account, name: account, role: '' })),
      { account: 'operator', name: 'operator', role: 'platform_operator' },
    ],
    async prepare(api) {
      for (const { district, body } of onboardings) {
        const params = { district };
        await api
          .as('operator')
          .call('PUT /v1/districts/{district}', { params, body: { ...body, quotas: unhurried } });
        const { call } = api.as(`${district}-admin`);
        const { folder } = await call('POST /v1/districts/{district}/configuration/shapes', {
          params,
          body: { shapes: smallShapes },
        });
        await call('PUT /v1/districts/{district}/configuration/shapes', {
          params,
          body: { value: { folder } },
          ifMatch: 1,
        });
      }
    },
  });
  return {
    ...stack,
    ...people(stack.api),
    async stop() {
      await stack.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
export type Gridloop = Awaited<ReturnType<typeof startGridloop>>;

/** What people do, as calls: `who` is a member id of the district. */
function people({ as: clientOf, origin }: LocalApi) {
  const casesOf = (district: string) => `/v1/districts/${district}/cases`;
  const as = (district: string, who: string | undefined) => who && `${district}-${who}`;
  const send = <T = CaseView>(
    who: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers = {},
    district = 'alpha',
  ) => clientOf(as(district, who)).send(method, path, { body, headers }) as Promise<Answer<T>>;

  const report = (more: object = {}, who = 'officer-west', district = 'alpha') =>
    send(who, 'POST', casesOf(district), reportBody(more), {}, district);

  const act = (
    who: string,
    subject: { id: string },
    action: string,
    input: object = {},
    headers = {},
    district = 'alpha',
  ) =>
    send(
      who,
      'POST',
      `${casesOf(district)}/${subject.id}/${action}`,
      { commandId: ulid(), ...input },
      headers,
      district,
    );

  const see = (who: string, subject: { id: string }, district = 'alpha') =>
    send(who, 'GET', `${casesOf(district)}/${subject.id}`, undefined, {}, district);

  const list = (who: string, query: string, district = 'alpha') =>
    send<{ items: CaseView[]; cursor?: string }>(
      who,
      'GET',
      `${casesOf(district)}?${query}`,
      undefined,
      {},
      district,
    );

  /** Asks, uploads and commits: gives what a command names. */
  const upload = async (
    who: string,
    caseId: string,
    kind: EvidenceKind,
    more: object = {},
    district = 'alpha',
    file?: Uint8Array,
  ) => {
    const evidenceId = ulid();
    // A file of its own, as every photo that is taken is.
    const bytes = file ?? (await photo({ exif: { 'ifd0-ImageDescription': evidenceId } }));
    await sendPhoto(
      { district, caseId, evidenceId, kind },
      { file: new Blob([new Uint8Array(bytes)]), declared: { ...declare(bytes), ...more } },
      { call: clientOf(as(district, who)).call, post: postForm(origin) },
    );
    return { id: evidenceId, kind };
  };

  /** Does something again until it holds: queues and streams take their time. */
  const eventually = async <T>(
    look: () => Promise<T>,
    holds: (value: T) => boolean,
    seconds = 15,
  ): Promise<T> => {
    for (const until = Date.now() + seconds * 1000; ; ) {
      const value = await look();
      if (holds(value)) return value;
      if (Date.now() > until)
        throw new Error(`Not within ${seconds} s: ${JSON.stringify(value)?.slice(0, 2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  /** The case when every photo of it has been checked: from then on nobody else's fact comes between two steps. */
  const checked = (who: string, subject: { id: string }, district = 'alpha') =>
    eventually(
      () => see(who, subject, district),
      ({ body }) => body.evidence.every(({ state }) => state !== 'uploaded'),
    );

  return { send, report, act, see, list, upload, eventually, checked };
}

export const reportBody = (more: object = {}) => ({
  caseId: ulid(),
  commandId: ulid(),
  place: { point: places.west },
  category: '06010',
  text: '人行道旁堆放生活垃圾约两立方米',
  ...more,
});
