// Limits of the stages that do not depend on the category. How long handling may take, the category says.
import * as z from 'zod';
import { type Limit, limit } from './limit.ts';

/** What a command centre that is manned day and night gives itself: minutes without a break. */
const minutes = (value: number): Limit => ({ value, unit: 'minute' });

/** The part `limits`. */
export const stageLimits = z.strictObject({
  review: limit.default(minutes(15)),
  dispatch: limit.default(minutes(15)),
  accept: limit.default(minutes(30)),
  verify: limit.default(minutes(30)),
  warnShare: z
    .number()
    .gt(0)
    .lt(1)
    .default(0.8)
    .meta({ example: 0.8, description: 'The share of a limit after which it is warned of.' }),
});
export type StageLimits = z.infer<typeof stageLimits>;
