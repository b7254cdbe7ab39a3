// Compares all shapes of a district away from the page's thread: what is in force, with what is about to come.
import type { Shape, ShapeIndex, Shapes } from '#shared/contracts/shapes.ts';
import { type ComparedArea, type Fit, fitOf } from '#shared/domain/area-fit.ts';

export interface FitQuestion {
  readonly areas: readonly ComparedArea[];
  /** Where the files in force lie; null without any, or when all of them are replaced. */
  readonly folder: string | null;
  /** They take the place of shapes in force of the same areas. */
  readonly brought: readonly Shape[];
}
export type FitAnswer = { readonly fit: Fit; readonly shapes: number } | { readonly failed: string };

async function inForce(folder: string): Promise<Shape[]> {
  const read = async <T>(file: string): Promise<T> => {
    const answer = await fetch(`/${folder}/${file}`);
    if (!answer.ok) throw new Error(`${file} answered ${answer.status}`);
    return (await answer.json()) as T;
  };
  const { groups, upper } = await read<ShapeIndex>('index.json');
  const files = await Promise.all([...groups, ...upper].map(({ file }) => read<Shapes>(file)));
  return files.flatMap(({ features }) => features);
}

async function answer({ areas, folder, brought }: FitQuestion): Promise<FitAnswer> {
  const coming = new Set(brought.map(({ id }) => id));
  const before = folder ? await inForce(folder) : [];
  const shapes = [...before.filter(({ id }) => !coming.has(id)), ...brought];
  return { fit: fitOf(areas, shapes), shapes: shapes.length };
}

self.onmessage = ({ data }: MessageEvent<FitQuestion>) => {
  answer(data).then(
    (found) => self.postMessage(found),
    (error: unknown) => self.postMessage({ failed: String(error) } satisfies FitAnswer),
  );
};
