// Shapes of areas on their way in: checked, joined with those that came before, cut into files, kept as a set. A set is
// in force when a version of the part `shapes` names it.
import type { ApiHandler } from '#functions/lib/api.ts';
import { currentRules } from '#functions/lib/configuration.ts';
import { putShapes, shapesIn } from '#functions/lib/shapes.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import type { Shapes } from '#shared/contracts/shapes.ts';
import { checkPositions, checkShapes } from '#shared/domain/area-check.ts';
import { refuse } from '#shared/domain/district.ts';
import { DomainError } from '#shared/domain/error.ts';
import { shapeFiles } from '#shared/domain/shape-files.ts';

export const uploadShapes: ApiHandler<RouteOf<'shapes.upload'>> = async ({ body, caller: { store } }) => {
  const { areas } = await currentRules(store);
  refuse('configuration/invalid', checkShapes(areas, body.shapes));
  const before = body.base === undefined ? [] : (await keptShapes(store.district, body.base)).features;
  const brought = new Set(body.shapes.features.map(({ id }) => id));
  const known = new Set(areas.map(({ id }) => id));
  const kept = before.filter(({ id }) => known.has(id) && !brought.has(id));
  const shapes: Shapes = { type: 'FeatureCollection', features: [...kept, ...body.shapes.features] };
  // Each holds together, those that were kept since they came; all of them may be too many.
  refuse('configuration/invalid', checkPositions(shapes));
  const folder = await putShapes(store.district, shapeFiles(areas, shapes));
  return { body: { folder, shapes: shapes.features.length } };
};

/** @throws DomainError `configuration/no-such-shapes` also for another district's */
export async function keptShapes(district: string, folder: string): Promise<Shapes> {
  const found = folder.startsWith(`shapes/${district}/`) ? await shapesIn(folder) : undefined;
  if (!found)
    throw new DomainError(
      'configuration/no-such-shapes',
      'Upload the shapes, then publish what was answered.',
    );
  return found;
}
