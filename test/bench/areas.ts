// The largest district that the contract allows: how long its areas and shapes take to check, and how many points a
// second find their grid.
import { shapes as schema } from '#shared/contracts/shapes.ts';
import { checkAreas } from '#shared/domain/area-check.ts';
import { areaIndex } from '#shared/domain/areas.ts';
import { shapeFiles } from '#shared/domain/shape-files.ts';
import { largeAreas, largeShapes, largestSize } from '#test/support/large-district.ts';
import { atLeast, atMost, type Figure, told } from './figure.ts';

const points = 200_000;

export function measureAreas(): Figure[] {
  const areas = largeAreas(largestSize);
  const file = JSON.stringify(largeShapes(areas, largestSize));
  const started = performance.now();
  const shapes = schema.parse(JSON.parse(file));
  const issues = checkAreas(areas, shapes);
  const checking = seconds(started);
  if (issues.length > 0) throw new Error(`The largest district does not hold together: ${issues[0]?.detail}`);

  const cutting = performance.now();
  const files = shapeFiles(areas, shapes);
  const cut = seconds(cutting);
  const indexing = performance.now();
  const index = areaIndex(areas, shapes);
  const indexed = seconds(indexing);
  return [
    atMost('4,990 grids of 61 positions: parsed and checked', checking, 1, 's'),
    told('  cut into files', cut, 's'),
    told('  indexed', indexed, 's'),
    atLeast('points per second that find their grid among them', placedPerSecond(index, files), 50_000),
  ];
}

const seconds = (since: number) => (performance.now() - since) / 1000;

/** Over the whole district evenly, its ragged edge included. */
function placedPerSecond(index: ReturnType<typeof areaIndex>, files: ReadonlyMap<string, string>): number {
  const [west, south, east, north] = JSON.parse(files.get('index.json') ?? '').box;
  const side = Math.ceil(Math.sqrt(points));
  const place = (at: number) =>
    index.pathAt(
      {
        lng: west + ((east - west) * (at % side)) / side,
        lat: south + ((north - south) * Math.floor(at / side)) / side,
      },
      '2026-11-21',
    );
  for (let at = 0; at < points / 10; at += 1) place(at * 10);
  const started = performance.now();
  let inside = 0;
  for (let at = 0; at < points; at += 1) inside += place(at).length > 0 ? 1 : 0;
  const rate = points / seconds(started);
  if (inside < points * 0.9) throw new Error(`Only ${inside} of ${points} points lie in a grid`);
  return rate;
}
