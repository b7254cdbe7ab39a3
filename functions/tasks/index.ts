// Lambda "tasks": a department's queue. Gives a task that waits to a handler, by the department's own rule.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { readCase } from '#functions/lib/case-store.ts';
import { rulesAt } from '#functions/lib/configuration.ts';
import { execute } from '#functions/lib/execute.ts';
import { logger } from '#functions/lib/logger.ts';
import { colleagues } from '#functions/lib/members.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import { hand, release } from '#shared/domain/case/index.ts';
import { chooseHandler } from './choose-handler.ts';

const message = z.object({
  district: z.string(),
  caseId: z.string(),
  taskId: z.string(),
  left: z.string().optional(),
  after: z.number().optional(),
});
type Message = z.infer<typeof message>;

export const handler = (event: SQSEvent, context?: Context): Promise<SQSBatchResponse> =>
  // A processor remembers its failures, so each batch has its own.
  processPartialResponse(event, takeMessage, new BatchProcessor(EventType.SQS, { logger }), {
    context,
    throwOnFullBatchFailure: false,
  });

function takeMessage(record: SQSRecord): Promise<void> {
  const parsed = message.parse(JSON.parse(record.body));
  return parsed.left === undefined ? giveTask(parsed) : takeBack(parsed, parsed.left);
}

/** From whoever left the department; not when they have come back meanwhile. The relay asks for another handler. */
async function takeBack({ district, caseId, taskId }: Message, member: string): Promise<void> {
  const store = ownStoreFor(district);
  const { subject } = await readCase(store, caseId);
  const task = subject?.tasks.find((candidate) => candidate.id === taskId);
  if (!subject || !task) return;
  const back = (await colleagues(store, [member])).get(member);
  if (back?.department === task.department) return;
  await execute(store, {
    caseId,
    commandId: `left#${taskId}#${subject.seq}`,
    content: { taskId, member },
    decide: ({ subject: current }) => ({
      events: current ? release(current, taskId, member) : [],
      by: { kind: 'system', name: 'tasks' },
    }),
  });
}

/** Seen twice, the second time changes nothing: a task that has a handler keeps them. */
async function giveTask({ district, caseId, taskId, after }: Message): Promise<void> {
  const store = ownStoreFor(district);
  const { subject } = await readCase(store, caseId);
  const task = subject?.tasks.find((candidate) => candidate.id === taskId);
  if (!subject || task?.state !== 'assigned' || task.handler || task.role === 'notify') return;
  const rules = await rulesAt(store, subject.configVersion);
  const rule = rules.departments.get(task.department)?.assignment ?? 'manual';
  const chosen = await chooseHandler(store, rule, { subject, task });
  if (!chosen) return;
  await execute(store, {
    caseId,
    commandId: after === undefined ? `hand#${taskId}` : `hand#${taskId}#${after}`,
    // The same task is given once, to whomever; a second delivery may well choose another person.
    content: taskId,
    decide: ({ subject: current }) => ({
      events: current ? hand(current, taskId, chosen) : [],
      by: { kind: 'system', name: 'tasks' },
    }),
  });
}
