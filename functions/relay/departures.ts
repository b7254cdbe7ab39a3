// Somebody left a department: each task that is in their hands there becomes a message of its own, so that many are
// taken back side by side, each once, and one that fails is tried again alone.
import type { Departure } from '#functions/lib/departures.ts';
import { districtOfDeparture } from '#functions/lib/keys.ts';
import { tasksInHands } from '#functions/lib/open-tasks.ts';
import { ownStoreFor } from '#functions/lib/store.ts';
import { sendMessages } from './department-tasks.ts';

/** What a row of the stream says of somebody who left, or undefined for any other row. */
export function departureOf(row: Record<string, unknown>): (Departure & { district: string }) | undefined {
  const district = districtOfDeparture(String(row.pk));
  return district === undefined ? undefined : { ...(row as unknown as Departure), district };
}

export async function sendDeparture({ district, member, department }: Departure & { district: string }) {
  const tasks = await tasksInHands(ownStoreFor(district), department, member);
  await sendMessages(
    tasks.map(({ caseId, taskId }) => ({ message: { district, caseId, taskId, left: member }, department })),
  );
}
