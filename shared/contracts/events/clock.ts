// The facts of passing time: one schema per event type `clock.<past>`.
import * as z from 'zod';
import { limit } from '../limit.ts';
import { instant, taskId } from '../primitives.ts';
import { automaticSteps, deferrals, stages } from '../vocabulary.ts';

/**
 * What a fact that starts a clock or lets it go on says of it: its limit, and the instants at which that is warned of
 * and used up. The district's calendar made them, and one that is published later does not move them.
 */
export const timing = z.strictObject({
  limit,
  warnAt: instant,
  dueAt: instant,
  /** When the service takes the step that the stage waits for, unless somebody was quicker. */
  automaticAt: instant.optional(),
});
export type Timing = z.infer<typeof timing>;

/** Of a step that the service took because a limit had passed: which setting of the district says so, and that limit. */
export const automatic = z.strictObject({ setting: z.enum(automaticSteps), limit });
export type Automatic = z.infer<typeof automatic>;

export const clockEvents = {
  'clock.warned': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
  'clock.overdue': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
  /** The step that the service was to take is left to a person. */
  'clock.deferred': z.strictObject({
    stage: z.enum(stages),
    setting: z.enum(automaticSteps),
    why: z.enum(deferrals),
  }),
};
