// Lambda "tasks": a department's queue. Gives a task that waits to a handler, by the department's own rule.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { readCase } from '#functions/lib/case-store.ts';
import { rulesAt } from '#functions/lib/configuration.ts';
import { execute } from '#functions/lib/execute.ts';
import { logger } from '#functions/lib/logger.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import { hand } from '#shared/domain/case/index.ts';
import { chooseHandler } from './choose-handler.ts';

const message = z.object({ district: z.string(), caseId: z.string(), taskId: z.string() });

export const handler = (event: SQSEvent, context?: Context): Promise<SQSBatchResponse> =>
  // A processor remembers its failures, so each batch has its own.
  processPartialResponse(event, giveTask, new BatchProcessor(EventType.SQS, { logger }), {
    context,
    throwOnFullBatchFailure: false,
  });

/** Seen twice, the second time changes nothing: a task that has a handler keeps them. */
async function giveTask(record: SQSRecord): Promise<void> {
  const { district, caseId, taskId } = message.parse(JSON.parse(record.body));
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
    commandId: `hand#${taskId}`,
    // The same task is given once, to whomever; a second delivery may well choose another person.
    content: taskId,
    decide: ({ subject: current }) => ({
      events: current ? hand(current, taskId, chosen) : [],
      by: { kind: 'system', name: 'tasks' },
    }),
  });
}
