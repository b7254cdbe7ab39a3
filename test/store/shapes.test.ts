// Shape files on the real object engine: stored once, read back by functions.
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { objectStore } from '#functions/lib/evidence.ts';
import { putShapes, shapesIn } from '#functions/lib/shapes.ts';
import type { Shapes } from '#shared/contracts/shapes.ts';
import { shapeFiles } from '#shared/domain/shape-files.ts';
import { largeAreas, largeShapes } from '#test/support/large-district.ts';
import { startTable } from '#test/support/table.ts';

let table: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table?.stop());

const size = { streets: 1, communities: 4, grids: 60, positions: 13 };
const areas = largeAreas(size);
const shapes = largeShapes(areas, size);
const without = (count: number): Shapes => ({ ...shapes, features: shapes.features.slice(count) });
const store = (of: Shapes, district = 'alpha') => putShapes(district, shapeFiles(areas, of));
const stored = async (folder: string) => {
  const asked = { Bucket: process.env.SHAPES_BUCKET, Prefix: `${folder}/` };
  const { Contents = [] } = await objectStore().send(new ListObjectsV2Command(asked));
  return Contents.map(({ Key = '' }) => Key.slice(folder.length + 1)).sort();
};

test('functions read back all shapes of the folder, and only that one', async () => {
  const [all, fewer] = [await store(shapes), await store(without(1))];
  expect(await shapesIn(all)).toEqual(shapes);
  expect(await shapesIn(fewer)).toEqual(without(1));
  expect(await shapesIn(all)).toBe(await shapesIn(all));
});

test('the folder has every file, below its district, under a name of 128 bits', async () => {
  const folder = await store(shapes);
  expect(folder).toMatch(/^shapes\/alpha\/[0-9a-f]{32}$/);
  expect(await stored(folder)).toEqual([...shapeFiles(areas, shapes).keys()].sort());
});

test('the same shapes have the same folder, other shapes and other districts another', async () => {
  const folder = await store(shapes);
  expect(await store(shapes)).toBe(folder);
  expect(await store(without(1))).not.toBe(folder);
  expect(await store(shapes, 'beta')).toMatch(/^shapes\/beta\//);
});

test('a folder that is not there is asked for again', async () => {
  const folder = await store(without(2));
  const broken = folder.replace('alpha', 'gamma');
  expect(await shapesIn(broken)).toBeUndefined();
  await store(without(2), 'gamma');
  expect(await shapesIn(broken)).toEqual(without(2));
});
