// The audit list (变更记录) of a district: every version of a part and of a record, who made it and when, the newest
// first. What it changed is the difference to the version before, which the routes of parts and registers answer.
import * as z from 'zod';
import { author, partNames } from './configuration.ts';
import { instant, text } from './primitives.ts';
import { registers } from './registers.ts';
import { limits } from './vocabulary.ts';

const nouns = Object.keys(registers) as [keyof typeof registers, ...(keyof typeof registers)[]];

const made = { at: instant, by: author, version: z.int().meta({ example: 3 }) };

const recordValue = z.record(z.string(), z.unknown());

export const auditEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('part'),
    ...made,
    part: z.enum(partNames),
    note: z.string().optional(),
    from: instant.optional().describe('It waits, or waited, until then.'),
    cancelled: z.boolean().optional().describe('The version was taken back while it waited.'),
  }),
  z.strictObject({
    kind: z.literal('record'),
    ...made,
    register: z.enum(nouns),
    id: z.string(),
    /** As the record called itself then; its id where it has no name. */
    name: z.string(),
    removed: z.boolean(),
    /** What the version before said, and what this one says; nothing where there was or is no record. */
    before: recordValue.optional(),
    after: recordValue.optional(),
  }),
]);
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditQuery = z.strictObject({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSize).default(50),
  who: text(60).optional().describe('A part of the id or name of who changed it.'),
  from: instant.optional().describe('Nothing older than this.'),
  until: instant.optional().describe('Only what is older than this.'),
  with: z.literal('values').optional().describe('Records with what they said before and after.'),
  q: text(60)
    .optional()
    .describe(
      'A part of who changed it, of what was changed, or of the note. A page may then have few or none.',
    ),
});

/** Without a cursor there is nothing older. */
export const auditPage = z.strictObject({ items: z.array(auditEntry), cursor: z.string().optional() });
