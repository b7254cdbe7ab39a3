// Where a district's areas lie, ready to be asked: built once for each version of its tree and shapes.
import type { Shapes } from '#shared/contracts/shapes.ts';
import { type AreaIndex, areaIndex } from '#shared/domain/areas.ts';
import type { Rules } from '#shared/domain/rules.ts';
import { nameOf } from './configuration.ts';
import { remembering } from './remembering.ts';
import { shapesIn } from './shapes.ts';
import type { DistrictStore } from './store.ts';

const remembered = remembering<AreaIndex>(40);
const noShapes: Shapes = { type: 'FeatureCollection', features: [] };

export const areaIndexOf = async (
  store: DistrictStore,
  { version, areas, shapes }: Rules,
): Promise<AreaIndex> =>
  remembered(`${await nameOf(store)}#${version}`, async () =>
    areaIndex(areas, shapes === null ? noShapes : await shapesInForce(shapes)),
  );

async function shapesInForce(folder: string): Promise<Shapes> {
  const found = await shapesIn(folder);
  if (!found) throw new Error(`The shapes in force are gone: ${folder}`);
  return found;
}
