// Limits of the stages of a case, by its severity where the district says so, and the steps that the service takes itself
// once a limit has passed. How long handling may take, the category says; a severity may say it for all of them.
import * as z from 'zod';
import { type Limit, limit } from './limit.ts';
import { severities } from './vocabulary.ts';

/** What a command centre that is manned day and night gives itself: minutes without a break. */
const minutes = (value: number): Limit => ({ value, unit: 'minute' });

const bySeverity = z
  .partialRecord(z.enum(severities), limit)
  .default({})
  .describe('Limits of the severities that have their own.');

const stage = (base: Limit) =>
  z.strictObject({ base: limit.default(base), severities: bySeverity }).default({ base, severities: {} });

const limitsOfStages = z.strictObject({
  review: stage(minutes(15)),
  dispatch: stage(minutes(15)),
  sign_in: stage(minutes(30)),
  handle: z
    .strictObject({ severities: bySeverity })
    .default({ severities: {} })
    .describe('Of a severity that is not named the category says it.'),
  verify: stage(minutes(30)),
});

const automatic = z.strictObject({
  file: z.boolean().default(false).describe('A report that nobody reviewed within the limit is filed.'),
  dispatch: z
    .boolean()
    .default(false)
    .describe(
      'A filed case that nobody dispatched within the limit goes to the departments suggested for it.',
    ),
  close: z
    .boolean()
    .default(false)
    .describe('A result that nobody verified within the limit closes the case, where its photo holds.'),
  closeAfter: limit
    .optional()
    .describe(
      'Closes so long after the result came in, instead of when the limit of verification has passed.',
    ),
});

/** The part `limits`. */
export const stageLimits = z.strictObject({
  stages: limitsOfStages.default(limitsOfStages.parse({})),
  warnShare: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.8)
    .meta({ example: 0.8, description: 'The share of a limit after which it is warned of.' }),
  automatic: automatic
    .default(automatic.parse({}))
    .describe('Once for each arrival: what comes back, or was taken back, waits for a person.'),
});
export type StageLimits = z.infer<typeof stageLimits>;
