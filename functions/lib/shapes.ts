// The shape files of a district in S3 (shared/domain/shape-files.ts says which): written once under a name that
// nobody can guess, read by phones through what stands in front (CloudFront, or the local front), and by functions.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { GetObjectCommand, NoSuchKey, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Shapes } from '#shared/contracts/shapes.ts';
import { env } from './env.ts';
import { objectStore } from './evidence.ts';

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/**
 * Of 11: a seventh larger than the best and thirty times as fast, which the largest district needs. What every phone
 * loads first is worth the best.
 */
const quality = 5;
const qualityOf = (key: string) => (key.endsWith('/index.json') ? 11 : quality);
const filesAtOnce = 32;

/**
 * Stores the files and returns their folder, `shapes/<district>/<token>`; a file's address is `/<folder>/<file>`.
 * The address alone opens it, so the token is the hash of the content: who does not have the shapes cannot know it.
 * The same shapes have the same folder in every version, and storing them again changes nothing.
 */
export async function putShapes(district: string, files: ReadonlyMap<string, string>): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name}\n${text}\n`);
  const folder = `shapes/${district}/${hash.digest('hex').slice(0, 32)}`;
  const waiting = [...files];
  const putting = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await put(`${folder}/${next[0]}`, next[1]);
  };
  await Promise.all(Array.from({ length: filesAtOnce }, putting));
  return folder;
}

/** Compressed as stored, so that no cache on the way need do it; every browser takes Brotli. */
async function put(Key: string, text: string): Promise<void> {
  await objectStore().send(
    new PutObjectCommand({
      Bucket: env('SHAPES_BUCKET'),
      Key,
      Body: await compress(text, { params: { [constants.BROTLI_PARAM_QUALITY]: qualityOf(Key) } }),
      ContentType: 'application/json',
      ContentEncoding: 'br',
      CacheControl: 'public, max-age=31536000, immutable',
    }),
  );
}

/** Characters of GeoJSON whose shapes are kept: some 40 districts of 700 grids, or four of the largest. */
const charactersInMemory = 40_000_000;
const kept = new Map<string, { readonly shapes: Promise<Shapes | undefined>; characters: number }>();

/**
 * Every shape of the folder that `putShapes` returned, or undefined when there is none. What was used last stays in
 * memory: files never change.
 */
export function shapesIn(folder: string): Promise<Shapes | undefined> {
  const known = kept.get(folder);
  if (known) {
    kept.delete(folder);
    kept.set(folder, known);
    return known.shapes;
  }
  const reading = readAll(folder);
  const entry = { shapes: reading.then((read) => read?.shapes), characters: 0 };
  kept.set(folder, entry);
  reading.then(
    (read) => {
      if (!read) kept.delete(folder);
      entry.characters = read?.characters ?? 0;
      forgetOldest();
    },
    () => kept.delete(folder),
  );
  return entry.shapes;
}

async function readAll(folder: string): Promise<{ shapes: Shapes; characters: number } | undefined> {
  try {
    const { Body } = await objectStore().send(
      new GetObjectCommand({ Bucket: env('SHAPES_BUCKET'), Key: `${folder}/all.json` }),
    );
    const text = (await decompress((await Body?.transformToByteArray()) ?? new Uint8Array())).toString();
    return { shapes: JSON.parse(text) as Shapes, characters: text.length };
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

function forgetOldest(): void {
  let sum = [...kept.values()].reduce((total, { characters }) => total + characters, 0);
  for (const [folder, { characters }] of kept) {
    if (sum <= charactersInMemory || kept.size === 1) return;
    kept.delete(folder);
    sum -= characters;
  }
}
