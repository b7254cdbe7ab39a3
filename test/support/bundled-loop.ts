// One photo and one report through the bundles as Lambda would run them, as a script of its own: what the bundler left
// out is missed here. Given the bundles' files by function, as JSON.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ulid } from 'ulid';
import { startLocal } from '#infra/local/stack.ts';
import { postForm, sendPhoto } from '#shared/client/photos.ts';
import { declare, photo } from './photos.ts';
import { places, smallDistrict, smallShapes } from './small-district.ts';
import { eventually } from './throwaway.ts';

const files = JSON.parse(process.argv[2] ?? '') as Record<string, string>;
const body = smallDistrict('alpha');
const operator = { account: 'operator', name: 'operator', role: 'platform_operator' };
const people = body.members.map(({ account, name }) => ({ account, name, role: '', district: 'alpha' }));
const dataDir = await mkdtemp(join(tmpdir(), 'gridloop-bundled-'));
const params = { district: 'alpha' };
const stack = await startLocal({
  dataDir,
  port: 0,
  console: 'none',
  accounts: [...people, operator],
  load: (entry) => import(pathToFileURL(files[entry] ?? entry).href),
});
const { api, origin } = stack;
await api.as('operator').call('PUT /v1/districts/{district}', { params, body });
const admin = api.as('alpha-admin').call;
const kept = await admin('POST /v1/districts/{district}/configuration/shapes', {
  params,
  body: { shapes: smallShapes },
});
await admin('PUT /v1/districts/{district}/configuration/shapes', {
  params,
  body: { value: { folder: kept.folder } },
  ifMatch: 1,
});
const [caseId, evidenceId] = [ulid(), ulid()];
const bytes = await photo();
const officer = api.as('alpha-officer-west').call;
await sendPhoto(
  { ...params, caseId, evidenceId, kind: 'scene' },
  { file: new Blob([new Uint8Array(bytes)]), declared: declare(bytes) },
  { call: officer, post: postForm(origin) },
);
await officer('POST /v1/districts/{district}/cases', {
  params,
  body: {
    caseId,
    commandId: ulid(),
    place: { point: places.west },
    category: '06010',
    text: '人行道旁堆放生活垃圾',
    evidence: [{ id: evidenceId, kind: 'scene' }],
  },
});
const look = () => officer('GET /v1/districts/{district}/cases/{caseId}', { params: { ...params, caseId } });
const seen = await eventually(look, ({ evidence }) => evidence[0]?.state === 'accepted');
const preview = await fetch(new URL(seen.evidence[0]?.urls?.preview ?? '', origin));
console.log(seen.place.areaPath.at(-1), seen.evidence[0]?.state, preview.status);
await stack.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit();
