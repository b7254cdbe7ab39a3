// The parts of a district's configuration: THE table. Each part has immutable versions of its own, its own two routes
// and its own permission to change it; routes, storage and the checks of a district come from here.
import * as z from 'zod';
import { areas } from './areas.ts';
import { calendar } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { departments } from './departments.ts';
import { stageLimits } from './limits.ts';
import type { Permission } from './permissions.ts';
import { instant, label, slug, text } from './primitives.ts';
import { ownRoles } from './roles.ts';
import { roster } from './roster.ts';
import { routing } from './routing.ts';
import { settings } from './settings.ts';
import { shapesPart } from './shapes.ts';
import { tiers } from './tiers.ts';
import { limits } from './vocabulary.ts';

interface PartRow {
  readonly part: string;
  readonly schema: z.ZodType;
  readonly write: Permission;
  /** What a district has as long as nobody published this part; a part without it comes with the district. */
  readonly initial?: unknown;
  /** It can only be published from now: what depends on it looks at what is in force at that moment. */
  readonly atOnce?: true;
  readonly summary: string;
}
const row = <const R extends PartRow>(definition: R): R => definition;

export const parts = [
  row({
    part: 'settings',
    schema: settings,
    write: 'settings:write',
    // The operators' register shows the district's name.
    atOnce: true,
    summary: 'what the district is called, where it lies, its time zone',
  }),
  row({
    part: 'catalogue',
    schema: catalogue,
    write: 'catalogue:write',
    summary: 'its kinds of cases (事项目录)',
  }),
  row({
    part: 'limits',
    schema: stageLimits,
    write: 'limits:write',
    initial: {},
    summary: 'how long each stage may take (时限)',
  }),
  row({
    part: 'calendar',
    schema: calendar,
    write: 'calendar:write',
    initial: {},
    summary: 'its working hours, holidays and make-up workdays (工作日历)',
  }),
  row({
    part: 'tiers',
    schema: tiers,
    write: 'areas:write',
    atOnce: true,
    summary: 'the layers of its tree of areas, from the top down (层级)',
  }),
  row({
    part: 'areas',
    schema: areas,
    write: 'areas:write',
    // An area says itself from when until when there is one.
    atOnce: true,
    initial: [],
    summary: 'its tree of areas, from the top tier down to grids (区域)',
  }),
  row({
    part: 'shapes',
    schema: shapesPart,
    write: 'areas:write',
    atOnce: true,
    initial: {},
    summary: 'the shapes of its areas, as files that never change',
  }),
  row({
    part: 'departments',
    schema: departments,
    write: 'departments:write',
    summary: 'who handles tasks (部门)',
  }),
  row({
    part: 'routing',
    schema: routing,
    write: 'routing:write',
    initial: [],
    summary: 'which departments a case is offered to (派遣规则)',
  }),
  row({
    part: 'roles',
    schema: ownRoles,
    write: 'roles:write',
    initial: [],
    // What may be given is judged by the roles that its author has now, and people have roles by their ids.
    atOnce: true,
    summary: 'its own roles beside the built-in ones (角色)',
  }),
  row({
    part: 'roster',
    schema: roster,
    write: 'roster:write',
    initial: [],
    summary: 'who is on duty when (值班表)',
  }),
] as const;

type Parts = (typeof parts)[number];
export type PartName = Parts['part'];
export const partNames = parts.map(({ part }) => part) as [PartName, ...PartName[]];

export type PartSchema<P extends PartName> = Extract<Parts, { part: P }>['schema'];
export type PartValue<P extends PartName> = z.output<PartSchema<P>>;
/** All parts together, as decisions see them. */
export type Configuration = { [P in PartName]: PartValue<P> };

export const partRow = Object.fromEntries(parts.map((definition) => [definition.part, definition])) as {
  readonly [P in PartName]: Extract<Parts, { part: P }>;
};

/** Who published a version, and when. */
export const author = z.strictObject({ id: z.string(), name: z.string() });

/** A version of a part without what it holds; version 0 was never published and holds what a part begins with. */
export const partVersion = z.strictObject({
  version: z.int().meta({ example: 3 }),
  at: instant.optional(),
  by: author.optional(),
  note: z.string().optional(),
  from: instant.optional().describe('In force since then, where that is later than its publishing.'),
  base: z.int().optional().describe('The version in force that it was made from.'),
  cancelled: z
    .strictObject({ at: instant, by: author })
    .optional()
    .describe('It waited, was taken back and never came into force.'),
});
export type PartVersion = z.infer<typeof partVersion>;

export const partQuery = z.strictObject({
  version: z.coerce
    .number()
    .int()
    .min(0)
    .max(999_999)
    .optional()
    .describe('An older version; it never changes. The one in force without it.'),
});

/** Something that a version has no more: cases that name it are still read, by the name that it had. */
const formerRow = z.strictObject({
  id: slug,
  name: label,
  code: z.string().optional().describe('Of an area.'),
});

/** One version of a part with what it holds. */
export const partView = <S extends z.ZodType>(schema: S) =>
  partVersion.extend({
    value: schema,
    waiting: partVersion.optional().describe('With the one in force: a version that waits to follow it.'),
    former: z
      .array(formerRow)
      .optional()
      .describe('Names of what earlier versions had and this one has not.'),
  });

export const versionsQuery = z.strictObject({
  before: z.coerce
    .number()
    .int()
    .min(1)
    .max(999_999)
    .optional()
    .describe('Only versions before this one: the last of the page before.'),
  limit: z.coerce.number().int().min(1).max(limits.pageSize).default(20),
});
/** A page of a part's versions, the newest first. */
export const versionsPage = z.strictObject({
  items: z.array(partVersion),
  more: z.boolean().describe('Whether there are older ones.'),
});
export type VersionsPage = z.infer<typeof versionsPage>;

export const partChange = <S extends z.ZodType>(schema: S) =>
  z.strictObject({
    value: schema,
    note: text(200).optional().meta({ example: '按2026年第3号文件调整' }),
    from: instant
      .optional()
      .describe('When it comes into force, within a year; at once without it. Some parts only at once.'),
  });

export type FormerRow = z.infer<typeof formerRow>;
export type PartView<P extends PartName> = z.ZodType<
  PartVersion & {
    readonly value: PartValue<P>;
    readonly waiting?: PartVersion | undefined;
    readonly former?: readonly FormerRow[] | undefined;
  }
>;
export type PartChange<P extends PartName> = z.ZodObject<
  {
    value: z.ZodType<PartValue<P>, z.input<PartSchema<P>>>;
    note: z.ZodOptional<z.ZodString>;
    from: z.ZodOptional<typeof instant>;
  },
  z.core.$strict
>;

/** What is in force: the revision that a new case pins, and the version of each part. */
export const configurationIndex = z.strictObject({
  revision: z.int().meta({ example: 12 }),
  parts: z.record(z.enum(partNames), z.int()).describe('The version of each part.'),
});
