// Draws the demo's photos: a street, with or without the mess that was reported. Real JPEGs with real EXIF, so that
// the check of evidence has something to check.
import Vips from 'wasm-vips';
import type { Point } from '#shared/contracts/primitives.ts';
import { type Canvas, type Colour, makeCanvas } from './canvas.ts';
import { type Chance, chanceOf } from './chance.ts';

export interface PhotoOf {
  /** The same scene looks the same before and after. */
  readonly scene: string;
  readonly mess: boolean;
  readonly width: number;
  /** Written into the photo as the phone would. */
  readonly taken?: { readonly at: Date; readonly place: Point };
}

let codec: ReturnType<typeof Vips> | undefined;

export async function drawPhoto({ scene, mess, width, taken }: PhotoOf): Promise<Uint8Array<ArrayBuffer>> {
  codec ??= Vips({ dynamicLibraries: [] });
  const vips = await codec;
  const canvas = makeCanvas(width, width * 0.75);
  drawStreet(canvas, chanceOf(scene));
  if (mess) drawMess(canvas, chanceOf(`${scene}/mess`));
  canvas.grain(chanceOf(`${scene}/grain`));
  using drawn = vips.Image.newFromMemory(canvas.pixels, width, canvas.height, 3, vips.BandFormat.uchar);
  using soft = drawn.gaussblur(width / 1200);
  using photo = soft.copy({ interpretation: 'srgb' });
  for (const [tag, value] of exif(taken)) photo.setString(`exif-${tag}`, value);
  return Uint8Array.from(photo.writeToBuffer('.jpg', { Q: 78 }));
}

/** The JPEG with a comment in it: the same picture, and a file of its own, as every photo that is taken is. */
export function commented(jpeg: Uint8Array, comment: string): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(comment);
  const length = text.length + 2;
  return Uint8Array.from([
    ...jpeg.subarray(0, 2),
    0xff,
    0xfe,
    length >> 8,
    length & 0xff,
    ...text,
    ...jpeg.subarray(2),
  ]);
}

function drawStreet({ rectangle, disc }: Canvas, chance: Chance): void {
  const shade = (from: Colour, by: number): Colour => [from[0] + by, from[1] + by, from[2] + by];
  for (let band = 0; band < 12; band += 1)
    rectangle(shade([150, 175, 205], band * 5), 0, band * 0.035, 1, 0.036);
  for (let left = 0; left < 1; ) {
    const wide = chance.between(0.18, 0.32);
    const top = chance.between(0.05, 0.22);
    rectangle(shade(chance.pick<Colour>(walls), chance.between(-10, 10)), left, top, wide, 0.62 - top);
    for (let row = top + 0.04; row < 0.42; row += 0.09)
      for (let column = left + 0.02; column + 0.04 < left + wide; column += 0.06)
        rectangle([70, 85, 100], column, row, 0.035, 0.05);
    rectangle(chance.pick<Colour>(signs), left + 0.01, 0.46, wide - 0.02, 0.045);
    rectangle([60, 58, 60], left + 0.02, 0.51, wide - 0.04, 0.11);
    left += wide;
  }
  rectangle([168, 160, 150], 0, 0.62, 1, 0.2);
  for (let line = 0; line < 1; line += 0.07) rectangle([150, 142, 134], line, 0.62, 0.004, 0.2);
  rectangle([205, 203, 198], 0, 0.82, 1, 0.022);
  rectangle([88, 90, 94], 0, 0.842, 1, 0.16);
  for (let dash = chance.between(0, 0.1); dash < 1; dash += 0.24)
    rectangle([225, 225, 220], dash, 0.93, 0.12, 0.012);
  const tree = chance.between(0.08, 0.9);
  rectangle([96, 74, 54], tree, 0.36, 0.018, 0.3);
  for (let leaf = 0; leaf < 14; leaf += 1) {
    const colour = shade([72, 116, 62], chance.between(-18, 18));
    const [x, y] = [tree + chance.between(-0.07, 0.09), chance.between(0.2, 0.4)];
    disc(colour, x, y, chance.between(0.02, 0.05));
  }
}

const walls: readonly Colour[] = [
  [196, 184, 166],
  [178, 150, 132],
  [206, 204, 198],
  [160, 168, 172],
];
const signs: readonly Colour[] = [
  [178, 44, 40],
  [36, 92, 158],
  [214, 158, 44],
  [40, 128, 84],
];

function drawMess({ rectangle, disc }: Canvas, chance: Chance): void {
  const middle = chance.between(0.3, 0.7);
  for (let piece = 0; piece < 46; piece += 1) {
    const spread = (chance.next() + chance.next() - 1) * 0.22;
    const x = middle + spread;
    const y = 0.79 - chance.next() * (0.11 - Math.abs(spread) * 0.4);
    const size = chance.between(0.008, 0.032);
    const colour = chance.pick<Colour>(rubbish);
    if (chance.next() < 0.5) disc(colour, x, y, size);
    else rectangle(colour, x, y, size * 2, size * 1.9);
  }
}

const rubbish: readonly Colour[] = [
  [38, 38, 42],
  [230, 228, 222],
  [172, 126, 78],
  [64, 108, 168],
  [196, 60, 52],
  [120, 116, 104],
];

/** Local wall clock of China and the position, as phones write them. */
function exif(taken: PhotoOf['taken']): [tag: string, value: string][] {
  if (!taken) return [];
  const local = new Date(taken.at.getTime() + 8 * 3_600_000).toISOString();
  return [
    ['ifd0-Make', 'Gridloop'],
    ['ifd0-Model', 'Demo camera'],
    ['ifd2-DateTimeOriginal', `${local.slice(0, 10).replaceAll('-', ':')} ${local.slice(11, 19)}`],
    ['ifd2-OffsetTimeOriginal', '+08:00'],
    ['ifd3-GPSLatitude', sexagesimal(taken.place.lat)],
    ['ifd3-GPSLatitudeRef', taken.place.lat < 0 ? 'S' : 'N'],
    ['ifd3-GPSLongitude', sexagesimal(taken.place.lng)],
    ['ifd3-GPSLongitudeRef', taken.place.lng < 0 ? 'W' : 'E'],
  ];
}

/** Degrees, minutes and seconds as rationals. */
function sexagesimal(degrees: number): string {
  const seconds = Math.round(Math.abs(degrees) * 360_000);
  return `${Math.floor(seconds / 360_000)}/1 ${Math.floor(seconds / 6000) % 60}/1 ${seconds % 6000}/100`;
}
