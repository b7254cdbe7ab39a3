// The facts of one department's share of a case: one schema per event type `task.<past>`.
import * as z from 'zod';
import { slug, taskId } from '../primitives.ts';
import { taskRoles } from '../vocabulary.ts';
import { memberRef } from './actor.ts';
import { timing } from './clock.ts';
import { evidenceFacts } from './evidence.ts';

/** A department's share as the dispatcher laid it down; a notified one has nothing to sign in to. */
export const dispatchedTask = z.strictObject({
  id: taskId,
  department: slug,
  role: z.enum(taskRoles),
  signIn: timing.optional(),
});

export const taskEvents = {
  'task.handed': z.strictObject({ taskId, handler: memberRef }),
  /** Whoever had it left the department, which has to give it to somebody else. */
  'task.released': z.strictObject({ taskId, department: slug, handler: memberRef }),
  'task.signed_in': z.strictObject({ taskId, handler: memberRef }),
  'task.returned': z.strictObject({ taskId, reason: z.string() }),
  'task.withdrawn': z.strictObject({ taskId, reason: z.string().optional() }),
  'task.finished': z.strictObject({ taskId, text: z.string(), evidence: evidenceFacts }),
};
