// Bringing a district's shapes in: in as many requests as they need, each taking over what the one before kept.
import type { Shape, Shapes } from '#shared/contracts/shapes.ts';
import type { Client } from './client.ts';

/** Bytes of GeoJSON in a request. Lambda takes six megabytes in all; three are cut into files in time by any function. */
const bytesAtOnce = 3_000_000;

export interface SendingShapes {
  readonly atOnce?: number;
  /** The folder of a set that stays but for the shapes that are sent. */
  readonly base?: string | undefined;
  /** Before each request: how many have been answered, of how many. */
  readonly onProgress?: (answered: number, of: number) => void;
}

/**
 * Keeps the shapes as one set, which is in force once a version of the part `shapes` names its folder. What the calls
 * refuse they refuse whole: nothing is in force by then, and sending everything again begins anew.
 * @throws ApiProblem `configuration/invalid` with pointers into the request that was refused
 */
export async function sendShapes(
  call: Client['call'],
  district: string,
  { features }: Shapes,
  { atOnce = bytesAtOnce, base, onProgress }: SendingShapes = {},
): Promise<{ folder: string; requests: number }> {
  const pieces = piecesOf(features, atOnce);
  let folder = base;
  for (const [at, piece] of pieces.entries()) {
    onProgress?.(at, pieces.length);
    const kept: { folder: string } = await call('POST /v1/districts/{district}/configuration/shapes', {
      params: { district },
      body: { shapes: { type: 'FeatureCollection', features: piece }, ...(folder && { base: folder }) },
    });
    folder = kept.folder;
  }
  return { folder: folder as string, requests: pieces.length };
}

/** In their order, each piece as large as it may be; a shape that is larger is a piece of its own. At least one piece. */
function piecesOf(features: readonly Shape[], atOnce: number): Shape[][] {
  const pieces: Shape[][] = [[]];
  let size = 0;
  for (const feature of features) {
    // GeoJSON is ASCII but for ids, which are too.
    const bytes = JSON.stringify(feature).length;
    if (size > 0 && size + bytes > atOnce) {
      pieces.push([]);
      size = 0;
    }
    pieces.at(-1)?.push(feature);
    size += bytes;
  }
  return pieces;
}
