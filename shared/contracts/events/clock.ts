// The facts of passing time: one schema per event type `clock.<past>`.
import * as z from 'zod';
import { limit } from '../limit.ts';
import { instant, taskId } from '../primitives.ts';
import { stages } from '../vocabulary.ts';

/**
 * What a fact that starts a clock or lets it go on says of it: its limit, and the instants at which that is warned of
 * and used up. The district's calendar made them, and one that is published later does not move them.
 */
export const timing = z.strictObject({ limit, warnAt: instant, dueAt: instant });
export type Timing = z.infer<typeof timing>;

export const clockEvents = {
  'clock.warned': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
  'clock.overdue': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
};
