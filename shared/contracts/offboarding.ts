// Off-boarding of a district: an archive of everything, then its removal, each as a job that can be watched, and the
// receipt that stays.
import * as z from 'zod';
import { districtId, label, sha256 } from './primitives.ts';
import { offboardingStages } from './vocabulary.ts';

/** `<district>-<when it began, to the millisecond>`: a district's id may be given to another one later. */
export const offboardingId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}-\d{17}$/, 'the id of an off-boarding')
  .meta({ example: 'kongtong-20261125093000000' });

const instant = z.string();
const count = z.int().nonnegative();
const someone = z.string().describe('The account of an operator.');

const amounts = z.strictObject({
  rows: z.record(z.string(), count).describe('Rows of the table, by kind.'),
  files: count.describe('Objects in the buckets: photos, uploads, shapes.'),
  bytes: count.describe('Of the objects.'),
});
export type OffboardingAmounts = z.infer<typeof amounts>;

const view = {
  id: offboardingId,
  district: districtId,
  name: label,
  stage: z.enum(offboardingStages),
  by: someone,
  startedAt: instant,
  step: z
    .strictObject({ number: count, of: count })
    .optional()
    .describe('Which part of the district is being gone through, while a job runs.'),
  archived: amounts,
  archive: z
    .strictObject({
      at: instant,
      until: instant.describe('From then on its files cannot be loaded any more.'),
      files: count,
      bytes: count,
      sha256: sha256.describe('Of the manifest, which holds the hash of every other file.'),
    })
    .optional()
    .describe('When it is complete.'),
  removed: amounts,
  erasedBy: someone.optional(),
  erasedAt: instant.optional().describe('When nothing of the district was left.'),
  kept: z
    .array(z.enum(['accounts', 'backups', 'object-versions', 'logs', 'archive']))
    .describe(
      'What an erasure does not reach: accounts of the identity provider, which may belong to other districts; backups of the table and former versions of objects, until they expire; logs; the archive itself.',
    ),
};

export const offboardingView = z.strictObject(view);
export type OffboardingView = z.infer<typeof offboardingView>;

export const offboardingWithFiles = z.strictObject({
  ...view,
  files: z
    .array(z.strictObject({ name: z.string(), bytes: count, lines: count, sha256, href: z.string() }))
    .describe('Of the archive, each with a link that works for an hour.'),
});
export type ArchiveFile = Omit<z.infer<typeof offboardingWithFiles>['files'][number], 'href'>;

export const erasure = z.strictObject({
  district: districtId.describe('The id of the district once more, so that it is not removed by a slip.'),
});
