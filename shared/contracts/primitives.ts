// Building blocks of the schemas: ids, instants, places, texts. No shapes of the product itself.
import * as z from 'zod';

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
export const areaId = slug.meta({ example: 'liuhu-03' });
export const memberId = slug.meta({ example: 'officer-1' });

/** A built-in role's id, or one that the district chose, which is a slug. */
export const roleId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,63}$/, 'lower-case letters, digits, dashes and underscores, at most 64')
  .meta({ example: 'grid_officer' });

export const districtId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/, 'a lower-case letter, then letters, digits and dashes')
  .meta({ example: 'kongtong' });

/** Tasks are named by the event that made them and their department, so that replaying names them alike. */
export const taskId = z
  .string()
  .regex(/^t\d{1,6}-[a-z0-9-]{1,64}$/, 'a task id such as t3-sanitation')
  .meta({ example: 't3-sanitation' });

/** An instant as it is kept, UTC with milliseconds, so that instants sort as texts; undefined beyond years 0–9999. */
function utcOf(value: string): string | undefined {
  const date = new Date(value);
  const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString();
  return iso.length === 24 ? iso : undefined;
}

/** RFC 3339 with any offset and any fraction of a second; becomes UTC with milliseconds. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => utcOf(value) !== undefined, 'a year between 0000 and 9999, in UTC')
  .overwrite((value) => utcOf(value) ?? value)
  .meta({ example: '2026-11-21T08:30:00.000Z' });

/**
 * Degrees keep seven decimals, a centimetre on the ground, which is a hundred times finer than a phone knows its
 * place. So a coordinate is the same number wherever it is stored and compared: DynamoDB holds 38 digits and nothing
 * between zero and 1e-130.
 */
const degrees = (limit: number) =>
  z
    .number()
    .min(-limit)
    .max(limit)
    // Adding zero turns minus zero, which no JSON text tells apart, into zero.
    .overwrite((value) => Math.round(value * 1e7) / 1e7 + 0);
export const longitude = degrees(180).meta({ example: 106.6582 });
export const latitude = degrees(90).meta({ example: 35.5424 });

/** On the wall clock of the district. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00');

/** WGS-84 degrees (also CGCS2000, which differs by less than a phone's accuracy). */
export const point = z.strictObject({ lng: longitude, lat: latitude });
export type Point = z.infer<typeof point>;

// Written with \x, which the generators of every language read in the OpenAPI document.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this refuses
const noControlCharacters = /^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$/;

/**
 * Free text as people type it, trimmed before its length counts: no control characters, and no half of a surrogate
 * pair, which no UTF-8 text can hold.
 */
export const text = (max: number, min = 0) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .regex(noControlCharacters, 'control characters are not accepted')
    .refine((value) => value.isWellFormed(), 'half of a surrogate pair is not accepted');

export const label = z.strictObject({ zh: text(60, 1), en: text(120, 1) });
export type Label = z.infer<typeof label>;

/** The version of a thing as `ETag` and `If-Match` carry it (RFC 9110); `*` matches any. */
export const entityTag = z
  .string()
  .regex(/^(\*|(W\/)?"?\d{1,9}"?)$/, 'a version as an entity tag, such as "7"')
  .meta({ example: '"7"' });

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hex')
  .meta({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' });
