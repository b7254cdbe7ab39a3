// Building blocks of the schemas: ids, instants, places, texts. No shapes of the product itself.
import * as z from 'zod';
import { limits } from './vocabulary.ts';

/** A ULID as the client makes it; upper-case Crockford base 32. */
export const ulid = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'a ULID: 26 characters of Crockford base 32')
  .meta({ example: '01JD5T5W3Q8Z4M6K2X9V7B1C0D' });

/** Ids that people choose: districts, departments, areas, members, categories. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and dashes, at most 64')
  .meta({ example: 'liuhu-03' });

export const categoryId = slug.meta({ example: '06011' });
export const departmentId = slug.meta({ example: 'sanitation' });
export const memberId = slug.meta({ example: 'officer-1' });

export const districtId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/, 'a lower-case letter, then letters, digits and dashes')
  .meta({ example: 'kongtong' });

/** Tasks are named by the event that made them and their department, so that replaying names them alike. */
export const taskId = z
  .string()
  .regex(/^t\d{1,6}-[a-z0-9-]{1,64}$/, 'a task id such as t3-sanitation')
  .meta({ example: 't3-sanitation' });

/** UTC, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 }).meta({ example: '2026-11-21T08:30:00.000Z' });

/** WGS-84 degrees (also CGCS2000, which differs by less than a phone's accuracy). */
export const point = z.strictObject({
  lng: z.number().min(-180).max(180).meta({ example: 106.6847 }),
  lat: z.number().min(-90).max(90).meta({ example: 35.5424 }),
});
export type Point = z.infer<typeof point>;

/** A closed ring list as in GeoJSON: positions are [lng, lat], the first ring is the outer one. */
export const polygon = z.array(z.array(z.tuple([z.number(), z.number()])).min(4)).min(1);
export type Polygon = z.infer<typeof polygon>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Free text as people type it: trimmed, no control characters. */
export const text = (max: number, min = 0) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((value) => !controlCharacters.test(value), 'control characters are not accepted');

export const reason = text(limits.reasonLength, 2).meta({ example: '不属于本部门职责，道路由市政养护' });
export const label = z.strictObject({ zh: text(60, 1), en: text(120, 1) });
export type Label = z.infer<typeof label>;

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hex')
  .meta({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });
