// The facts of passing time: one schema per event type `clock.<past>`.
import * as z from 'zod';
import { instant, taskId } from '../primitives.ts';
import { stages } from '../vocabulary.ts';

export const clockEvents = {
  'clock.warned': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
  'clock.overdue': z.strictObject({ stage: z.enum(stages), taskId: taskId.optional(), dueAt: instant }),
};
