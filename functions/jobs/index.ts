// Lambda "jobs": the queue of work that takes longer than a function may. A message is one slice of it; when that is
// done the next is asked for, until there is none.

import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { cognitoLogins } from '#functions/lib/cognito-logins.ts';
import { logger } from '#functions/lib/logger.ts';
import { reachLogins } from '#functions/lib/logins.ts';
import { findOffboarding, isRunning, type OffboardingRow, queueSlice } from '#functions/lib/offboarding.ts';
import { archiveSlice } from './archive.ts';
import { eraseSlice } from './erase.ts';

const message = z.object({ offboarding: z.string(), slice: z.int() });

reachLogins(cognitoLogins);

export const handler = (event: SQSEvent, context?: Context): Promise<SQSBatchResponse> =>
  // A processor remembers its failures, so each batch has its own.
  processPartialResponse(event, doSlice, new BatchProcessor(EventType.SQS, { logger }), {
    context,
    throwOnFullBatchFailure: false,
  });

/**
 * A message of a slice that is done already may come from one who died before asking for the next; asking again is
 * harmless. Of two who do the same slice at once only one moves the row on, and only that one asks for the next.
 */
async function doSlice({ body }: SQSRecord): Promise<void> {
  const { offboarding, slice } = message.parse(JSON.parse(body));
  const row = await findOffboarding(offboarding);
  if (!row || !isRunning(row)) return;
  const after = slice < row.slice || Date.now() < row.notBefore ? row : await work(row);
  if (after && isRunning(after)) await queueSlice(after);
}

/** The row after the slice, or undefined when somebody else has done it. */
const work = (row: OffboardingRow): Promise<OffboardingRow | undefined> =>
  row.stage === 'archiving' ? archiveSlice(row) : eraseSlice(row);
