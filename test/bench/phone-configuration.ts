// What a phone loads of a district of 700 grids and 1,000 people before its first report: bytes of the bodies as they
// come over HTTP, the parts from the API and the shapes around the officer's grids from their files.
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { demoAccounts, demoDistricts } from '#infra/demo/index.ts';
import { startLocal } from '#infra/local/stack.ts';
import type { Area } from '#shared/contracts/areas.ts';
import { importAtOnce } from '#shared/contracts/register.ts';
import type { ShapeIndex, Shapes } from '#shared/contracts/shapes.ts';
import { boxOfShape } from '#shared/domain/geometry.ts';
import { below, groupsOf, groupsTouching } from '#shared/domain/shape-choice.ts';
import { largeAreas, largeShapes } from '#test/support/large-district.ts';
import { atMost, type Figure, told } from './figure.ts';

const size = { streets: 10, communities: 70, grids: 700, positions: 61 };
const areas = largeAreas(size);
const [demo] = demoDistricts as [(typeof demoDistricts)[number]];
const district = demo.id;
const params = { district };
const community = areas.find(({ kind }) => kind === 'community') as Area;

const withOfficer = demo.body.members.map((member) =>
  member.areas.length > 0 ? { ...member, areas: [community.id] } : member,
);

export async function measurePhoneConfiguration(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gridloop-bench-'));
  const stack = await startLocal({ dataDir, port: 0, console: 'none', accounts: demoAccounts });
  try {
    // Its rules name areas of the demo.
    const body = { ...demo.body, areas, routing: [], members: withOfficer };
    await stack.api.as('operator').call('PUT /v1/districts/{district}', { params, body });
    const { call } = stack.api.as(`${district}-admin`);
    const shapes = largeShapes(areas, size);
    const { folder } = await call('POST /v1/districts/{district}/configuration/shapes', {
      params,
      body: { shapes },
    });
    const change = { params, body: { value: { folder } }, ifMatch: 1 };
    await call('PUT /v1/districts/{district}/configuration/shapes', change);
    const rows = Array.from({ length: 1000 - withOfficer.length }, (_, number) => ({
      ...withOfficer[0]!,
      id: `person-${number}`,
      account: `${district}-person-${number}`,
    }));
    for (let at = 0; at < rows.length; at += importAtOnce) {
      const people = { params, body: { rows: rows.slice(at, at + importAtOnce) } };
      await call('POST /v1/districts/{district}/members/import', people);
    }
    const token = await stack.api.tokenFor(`${district}-officer-1`);
    return await figures(stack.origin, token, folder);
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function figures(origin: string, token: string, folder: string): Promise<Figure[]> {
  const base = `/v1/districts/${district}/configuration`;
  const parts = ['', '/areas', '/shapes', '/departments', '/catalogue'].map((part) => `${base}${part}`);
  const answers = await Promise.all(parts.map((path) => load(origin, path, token)));
  const index = await load(origin, `/${folder}/index.json`);
  const choose = JSON.parse(index.text) as ShapeIndex;
  // As the console does: the own grids, and then what touches them.
  const own = groupsOf(choose, areas, [community.id]);
  const first = await Promise.all(own.map(({ file }) => load(origin, `/${folder}/${file}`)));
  const mine = below(areas, [community.id]);
  const boxes = first
    .flatMap(({ text }) => (JSON.parse(text) as Shapes).features)
    .filter(({ id }) => mine.has(id))
    .map(boxOfShape);
  const near = new Set(boxes.flatMap((box) => groupsTouching(choose.groups, box)));
  const others = [...near].filter((group) => !own.includes(group));
  const neighbours = await Promise.all(others.map(({ file }) => load(origin, `/${folder}/${file}`)));
  const kilobytes = (of: readonly { readonly bytes: number }[]) =>
    of.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const drawn = [index, ...first, ...neighbours];
  return [
    atMost(
      'configuration a phone loads: 700 grids, 1,000 people',
      kilobytes([...answers, ...drawn]),
      60,
      'KB',
    ),
    told('  of them the shapes of its grids and their neighbours', kilobytes(drawn), 'KB'),
  ];
}

/** The bytes of the body as they came, which `fetch` would not tell. */
function load(origin: string, path: string, token?: string): Promise<{ bytes: number; text: string }> {
  const headers = { 'accept-encoding': 'br', ...(token && { authorization: `Bearer ${token}` }) };
  return new Promise((resolve, reject) => {
    request(new URL(path, origin), { headers }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`));
      const plain = answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
      resolve({ bytes: body.length, text: plain.toString() });
    })
      .on('error', reject)
      .end();
  });
}
