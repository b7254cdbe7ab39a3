// Off-boarding as its operator asks for it, and its work slice by slice without waiting for a queue or a minute.
import type { SQSRecord } from 'aws-lambda';
import { handler } from '#functions/jobs/index.ts';
import { offboardingKey } from '#functions/lib/keys.ts';
import { findOffboarding, isRunning, type OffboardingRow } from '#functions/lib/offboarding.ts';
import { outsideTable } from '#functions/lib/store.ts';
import type { LocalApi } from '#infra/local/api-client.ts';

/** Suspends the district and begins its off-boarding. */
export async function begin({ as }: Pick<LocalApi, 'as'>, district: string) {
  const { call } = as('operator');
  const version = async () => {
    const { items } = await call('GET /v1/districts', {});
    const found = items.find(({ id }) => id === district);
    if (!found) throw new Error(`There is no district ${district}`);
    return found.version;
  };
  const params = { district };
  await call('PATCH /v1/districts/{district}', {
    params,
    body: { state: 'suspended' },
    ifMatch: await version(),
  });
  return call('PUT /v1/districts/{district}/offboarding', { params, ifMatch: await version() });
}

/** What a message of the queue does; says whether it was done. */
export async function deliver(offboarding: string, slice: number): Promise<boolean> {
  const record = { messageId: 'one', body: JSON.stringify({ offboarding, slice }) } as SQSRecord;
  const { batchItemFailures } = await handler({ Records: [record] });
  return batchItemFailures.length === 0;
}

export async function rowOf(id: string): Promise<OffboardingRow> {
  const row = await findOffboarding(id);
  if (!row) throw new Error(`There is no off-boarding ${id}`);
  return row;
}

/** As if the time had come that the next slice waits for. */
export const letTimePass = (id: string) =>
  outsideTable().update(offboardingKey(id), {
    UpdateExpression: 'SET notBefore = :now',
    ExpressionAttributeValues: { ':now': 0 },
  });

/** Delivers slice after slice until the job has come to its end, and gives their number. */
export async function drive(id: string, each: (row: OffboardingRow) => Promise<unknown> = deliverNext) {
  for (let slices = 0; ; slices += 1) {
    const row = await rowOf(id);
    if (!isRunning(row)) return slices;
    if (slices > 2000) throw new Error(`It does not come to an end: ${JSON.stringify(row)}`);
    if (row.notBefore > Date.now()) await letTimePass(id);
    await each(row);
  }
}

export const deliverNext = ({ id, slice }: OffboardingRow) => deliver(id, slice);
