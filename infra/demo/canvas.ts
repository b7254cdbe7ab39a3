// A few shapes on a bitmap. The image codec could draw them too, at a thousand times the cost of a call each.
import type { Chance } from './chance.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** Positions and sizes are shares of the width and height; a disc's radius is a share of the width. */
export interface Canvas {
  /** Red, green, blue, row by row. */
  readonly pixels: Uint8Array;
  readonly height: number;
  rectangle(colour: Colour, left: number, top: number, wide: number, high: number): void;
  disc(colour: Colour, x: number, y: number, radius: number): void;
  /** The noise of a small sensor. */
  grain(chance: Chance): void;
}

export function makeCanvas(width: number, height: number): Canvas {
  const pixels = new Uint8Array(width * height * 3);
  const span = (colour: Colour, row: number, from: number, to: number) => {
    if (row < 0 || row >= height) return;
    const [red, green, blue] = colour;
    const end = (row * width + Math.min(width, Math.round(to))) * 3;
    for (let at = (row * width + Math.max(0, Math.round(from))) * 3; at < end; at += 3) {
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  };
  return {
    pixels,
    height,
    rectangle(colour, left, top, wide, high) {
      const end = Math.round((top + high) * height);
      for (let row = Math.round(top * height); row < end; row += 1)
        span(colour, row, left * width, (left + wide) * width);
    },
    disc(colour, x, y, radius) {
      const r = radius * width;
      for (let dy = -Math.floor(r); dy <= r; dy += 1) {
        const half = Math.sqrt(r * r - dy * dy);
        span(colour, Math.round(y * height) + dy, x * width - half, x * width + half);
      }
    },
    grain(chance) {
      const noise = Int8Array.from({ length: 4096 }, () => chance.between(-9, 9));
      let at = 0;
      for (let index = 0; index < pixels.length; index += 3) {
        // A stride without a common factor with the width, so that no pattern shows.
        at = (at + 1013 + (index % 7)) % noise.length;
        for (let channel = index; channel < index + 3; channel += 1)
          pixels[channel] = Math.max(0, Math.min(255, pixels[channel]! + noise[at]!));
      }
    },
  };
}
