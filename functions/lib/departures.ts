// That somebody left a department, as a row which the stream carries on: written in the transaction in which they leave,
// so that their open tasks go back however that transaction's author fares.
import type { DistrictStore, Write } from './store.ts';

export interface Departure {
  readonly member: string;
  readonly department: string;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** It outlives the stream and its dead-letter queue, then the table forgets it. */
const keptDays = 16;

export function departureWrite({ name, keys }: DistrictStore, member: string, department: string): Write {
  const at = new Date();
  const row: Departure = { member, department, at: at.toISOString() };
  const expiresAt = Math.floor(at.getTime() / 1000) + keptDays * 86_400;
  return { Put: { TableName: name, Item: { ...keys.departure(member, row.at), ...row, expiresAt } } };
}
