import { expect, test } from 'vitest';
import { areasOn, pathTo } from '#shared/domain/areas.ts';
import { area, drawnAreas, inFirstGrid, inSecondGrid, nowhere } from '#test/support/builders.ts';
import { areaPathOf, type DrawnArea } from '#test/support/drawn-areas.ts';

const [street, community, firstGrid, secondGrid] = drawnAreas as unknown as [
  DrawnArea,
  DrawnArea,
  DrawnArea,
  DrawnArea,
];
const south: [number, number] = [106.68, 35.54];
const dedicated = (grid: DrawnArea): DrawnArea => ({ ...grid, dedicated: 'school' });

test('a point in a grid gives the street, the community and the grid', () => {
  expect(areaPathOf(drawnAreas, inFirstGrid)).toEqual(['dongguan', 'liuhu', 'liuhu-01']);
  expect(areaPathOf(drawnAreas, inSecondGrid)).toEqual(['dongguan', 'liuhu', 'liuhu-02']);
});

test('a point outside every grid gives nothing', () => {
  expect(areaPathOf(drawnAreas, nowhere)).toEqual([]);
});

test('a point in the bounding box but outside the polygon is outside', () => {
  const triangle: DrawnArea = {
    ...firstGrid,
    boundary: [
      [
        [106.68, 35.54],
        [106.69, 35.54],
        [106.68, 35.55],
        [106.68, 35.54],
      ],
    ],
  };
  expect(areaPathOf([street, community, triangle], { lng: 106.689, lat: 35.549 })).toEqual([]);
});

test('a point in a hole of the polygon is outside', () => {
  const hole = [
    [106.684, 35.544],
    [106.686, 35.544],
    [106.686, 35.546],
    [106.684, 35.546],
    [106.684, 35.544],
  ] as [number, number][];
  const holed: DrawnArea = { ...firstGrid, boundary: [...(firstGrid.boundary ?? []), hole] };
  expect(areaPathOf([street, community, holed], inFirstGrid)).toEqual([]);
});

test('a point on the border of two grids belongs to one of them, always the same', () => {
  const border = { lng: 106.69, lat: 35.545 };
  const one = areaPathOf(drawnAreas, border);
  expect(one).toHaveLength(3);
  expect(areaPathOf([...drawnAreas].reverse(), border)).toEqual(one);
});

test('a dedicated grid wins over the ordinary one around it', () => {
  const school = dedicated(area('school', 'grid', 'liuhu', south));
  expect(areaPathOf([...drawnAreas, school], inFirstGrid)).toEqual(['dongguan', 'liuhu', 'school']);
});

test('a dedicated grid wins over a micro-grid of the ordinary one', () => {
  const school = dedicated(area('school', 'grid', 'liuhu', south));
  const block = area('block', 'micro-grid', 'liuhu-01', south);
  expect(areaPathOf([...drawnAreas, school, block], inFirstGrid).at(-1)).toBe('school');
});

test('a micro-grid wins over the grid that it is part of, a dedicated one included', () => {
  const school = dedicated(area('school', 'grid', 'liuhu', south));
  const hall = area('hall', 'micro-grid', 'school', south);
  const block = area('block', 'micro-grid', 'liuhu-01', south);
  expect(areaPathOf([...drawnAreas, block], inFirstGrid).at(-1)).toBe('block');
  expect(areaPathOf([...drawnAreas, school, hall], inFirstGrid).at(-1)).toBe('hall');
});

test('a street with a boundary holds what none of its grids holds', () => {
  const wide: DrawnArea = { ...street, boundary: area('', 'street', null, [106.6, 35.4]).boundary };
  expect(areaPathOf([wide, community, secondGrid], { lng: 106.605, lat: 35.405 })).toEqual(['dongguan']);
});

test('areas that are each other’s parents do not hang the search', () => {
  const [one, two] = [area('one', 'grid', 'two'), area('two', 'community', 'one')];
  const byId = new Map([one, two].map((each) => [each.id, each]));
  expect(pathTo(one, byId)).toEqual(['two', 'one']);
});

test('an area holds cases from its first day until its last, and nothing below it does otherwise', () => {
  const ended: DrawnArea = { ...firstGrid, to: '2026-11-20' };
  const begun: DrawnArea = { ...firstGrid, id: 'liuhu-09', from: '2026-11-21' };
  const areas = [street, community, ended, begun];
  expect(areaPathOf(areas, inFirstGrid, '2026-11-20').at(-1)).toBe('liuhu-01');
  expect(areaPathOf(areas, inFirstGrid, '2026-11-21').at(-1)).toBe('liuhu-09');
  const closed = [street, { ...community, to: '2026-11-22' }, begun];
  expect(areaPathOf(closed, inFirstGrid, '2026-11-22').at(-1)).toBe('liuhu-09');
  expect(areaPathOf(closed, inFirstGrid, '2026-11-23')).toEqual([]);
  expect(areasOn(closed, '2026-11-23').map(({ id }) => id)).toEqual([street.id]);
  expect(areasOn(closed, '2026-11-20').map(({ id }) => id)).toEqual([street.id, community.id]);
});
