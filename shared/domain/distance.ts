// How far two points are from each other.
import type { Point } from '#shared/contracts/primitives.ts';

/** Metres along a sphere (haversine); good to half a percent, which a phone's position is not. */
export function metresBetween(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const sine = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const h = sine(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * sine(a.lng, b.lng);
  return 2 * 6_371_000 * Math.asin(Math.sqrt(h));
}
