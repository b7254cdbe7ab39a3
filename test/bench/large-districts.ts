// Two districts brought in over HTTP: one as cities have them, and the largest that the contract allows. How long each
// request takes of what a function may, how soon the shapes are in force, and what a phone then loads before its first
// report: bytes of the bodies as they come, the parts from the API and the shapes around the officer's grids from files.
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { timeouts } from '#infra/lambda.ts';
import { startLocal } from '#infra/local/stack.ts';
import type { Area } from '#shared/contracts/areas.ts';
import type { ShapeIndex, Shapes } from '#shared/contracts/shapes.ts';
import { boxOfShape } from '#shared/domain/geometry.ts';
import { groupsOf, groupsTouching } from '#shared/domain/shape-choice.ts';
import { largestSize } from '#test/support/large-district.ts';
import { onboard, onboarded, type Step } from '#test/support/onboarding.ts';
import { atMost, type Figure, told } from './figure.ts';

const usualSize = { streets: 10, communities: 70, grids: 700, positions: 61 };
/** As many as one officer looks after. */
const grids = 10;

export const measureUsualDistrict = () =>
  measure('700 grids, 1,000 people', { size: usualSize, people: 1000, grids });
export const measureLargestDistrict = () =>
  measure('4,990 grids, 5,000 people', { size: largestSize, people: 5000, grids });

async function measure(name: string, plan: Parameters<typeof onboard>[1]): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gridloop-bench-'));
  const { accounts, district } = onboarded;
  const stack = await startLocal({ dataDir, port: 0, console: 'none', accounts });
  try {
    const { folder, steps, officerAreas } = await onboard(stack, plan);
    const token = await stack.api.tokenFor(`${district}-officer-1`);
    return [...timesOf(name, steps), ...(await phone(stack.origin, token, folder, officerAreas))];
  } finally {
    await stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function timesOf(name: string, steps: readonly Step[]): Figure[] {
  const of = (...what: Step['what'][]) => steps.filter((step) => what.includes(step.what));
  const sum = (some: readonly Step[]) => some.reduce((total, { seconds }) => total + seconds, 0);
  const slowest = Math.max(...steps.map(({ seconds }) => seconds));
  const pieces = of('shapes').length;
  return [
    atMost(`${name}: the slowest request of bringing it in`, slowest, timeouts.admin, 's'),
    atMost(
      `  its areas and shapes in force (shapes in ${pieces} requests)`,
      sum(of('areas', 'shapes', 'shapes in force')),
      10,
      's',
    ),
    told(`  its people imported (in ${of('people').length} requests)`, sum(of('people')), 's'),
  ];
}

async function phone(
  origin: string,
  token: string,
  folder: string,
  officerAreas: readonly string[],
): Promise<Figure[]> {
  const base = `/v1/districts/${onboarded.district}/configuration`;
  const parts = ['', '/areas', '/shapes', '/departments', '/catalogue/outline'].map(
    (part) => `${base}${part}`,
  );
  const answers = await Promise.all(parts.map((path) => load(origin, path, token)));
  const index = await load(origin, `/${folder}/index.json`);
  const choose = JSON.parse(index.text) as ShapeIndex;
  // As the console does: the own grids, and then what touches them.
  const areas = (JSON.parse(answers[1]!.text) as { value: Area[] }).value;
  const own = groupsOf(choose, areas, officerAreas);
  const first = await Promise.all(own.map(({ file }) => load(origin, `/${folder}/${file}`)));
  const boxes = first
    .flatMap(({ text }) => (JSON.parse(text) as Shapes).features)
    .filter(({ id }) => officerAreas.includes(id))
    .map(boxOfShape);
  const near = new Set(boxes.flatMap((box) => groupsTouching(choose.groups, box)));
  const others = [...near].filter((group) => !own.includes(group));
  const neighbours = await Promise.all(others.map(({ file }) => load(origin, `/${folder}/${file}`)));
  const kilobytes = (of: readonly { readonly bytes: number }[]) =>
    of.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const drawn = [index, ...first, ...neighbours];
  return [
    atMost(`  configuration that a phone loads there`, kilobytes([...answers, ...drawn]), 60, 'KB'),
    told('    of them the list of its areas', kilobytes([answers[1]!]), 'KB'),
    told('    of them which shapes there are', kilobytes([index]), 'KB'),
    told(
      '    of them the shapes of ten grids and their neighbours',
      kilobytes([...first, ...neighbours]),
      'KB',
    ),
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
