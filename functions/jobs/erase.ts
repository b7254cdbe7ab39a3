// A slice of an erasure. What it is about to remove is written down first, with where it ends, then it is removed, then
// it counts: one who comes after a crash removes what is left up to there, and what was written down counts once.

import { registerChange, registered } from '#functions/lib/district-register.ts';
import { accountOfLogin } from '#functions/lib/keys.ts';
import { logins } from '#functions/lib/logins.ts';
import { leadsOnlyInto } from '#functions/lib/members.ts';
import { move, moved, type OffboardingRow, type Position, sum } from '#functions/lib/offboarding.ts';
import { outsideTable, ownStoreFor } from '#functions/lib/store.ts';
import type { OffboardingAmounts } from '#shared/contracts/offboarding.ts';
import { removeFiles } from './files.ts';
import type { Found, Group } from './groups.ts';
import { groupsFrom, isBeyond, stepOf } from './sections.ts';
import { sliceLimits } from './slice-limits.ts';

/** A group with what of the user pool goes with it. */
type Planned = Group & { readonly accounts: readonly string[] };

/** Whatever was at work when the erasure began (the relay, a check, the clock) has ended by then, and is swept up. */
const stragglersMs = 60_000;
const rounds = 2;

/** The row after the slice, or undefined when somebody else has done it. */
export async function eraseSlice(row: OffboardingRow): Promise<OffboardingRow | undefined> {
  const { groups, to, ended } = await plan(row);
  if (groups.length === 0 && !row.pending) return endRound(row);
  const begun = row.pending ? row : await move(moved(row, { pending: { to, amounts: amountsOf(groups) } }));
  if (!begun?.pending) return undefined;
  await remove(groups);
  const { amounts } = begun.pending;
  const removed = sum(row.removed, amounts);
  const next = { slice: row.slice + 1, position: begun.pending.to, step: stepOf(to), removed };
  const after = await move(moved(begun, next));
  return after && ended ? endRound(after) : after;
}

/** As much as one slice removes, or what is left of what the one before had begun. */
async function plan({ district, since, position: from, pending }: OffboardingRow) {
  const leaving = { store: ownStoreFor(district), since };
  const until = Date.now() + sliceLimits.milliseconds;
  const groups: Planned[] = [];
  let size = 0;
  let to: Position = pending?.to ?? from;
  for await (const { group, position } of groupsFrom(leaving, from)) {
    if (pending && isBeyond(position, pending.to)) return { groups, to: pending.to, ended: false };
    const accounts = await accountsOf(group, leaving.store.district);
    groups.push({ ...keysOf(group), accounts });
    to = pending?.to ?? position;
    size += group.leaves.length + group.roots.length + (group.file ? 1 : 0) + accounts.length * accountWeight;
    if (!pending && (size >= sliceLimits.removals || Date.now() >= until))
      return { groups, to, ended: false };
  }
  return { groups, to, ended: !pending };
}

/** An account takes as long to remove as so many rows. */
const accountWeight = 20;

/** Accounts of the user pool that lead nowhere but into the district: they go with it. */
async function accountsOf({ roots }: Group, district: string): Promise<string[]> {
  if (!logins().own) return [];
  const accounts = roots.flatMap(({ kind, row }) => (kind === 'login' ? [accountOfLogin(row.pk)] : []));
  const goes = await Promise.all(
    accounts.map(
      async (account) =>
        (await leadsOnlyInto(account, district)) && (await logins().stateOf(account)) !== 'unknown',
    ),
  );
  return accounts.filter((_, at) => goes[at]);
}

/** A row may be as large as a piece of a configuration, and is not needed to be removed. */
const keysOf = (group: Group): Group => {
  const slim = ({ kind, row: { pk, sk } }: Found): Found => ({ kind, row: { pk, sk } });
  return { ...group, leaves: group.leaves.map(slim), roots: group.roots.map(slim) };
};

async function remove(groups: readonly Planned[]): Promise<void> {
  const table = outsideTable();
  const removing = (found: readonly Found[]) => {
    const keys = new Map(found.map(({ row: { pk, sk } }) => [`${pk} ${sk}`, { remove: { pk, sk } }]));
    return table.batchWrite([...keys.values()], { deadline: Date.now() + sliceLimits.milliseconds });
  };
  await removing(groups.flatMap(({ leaves }) => leaves));
  // Before the rows by which they are found again.
  for (const account of groups.flatMap(({ accounts }) => accounts)) await logins().remove(account);
  await removing(groups.flatMap(({ roots }) => roots));
  await removeFiles(groups.flatMap(({ file }) => file ?? []));
}

function amountsOf(groups: readonly Planned[]): OffboardingAmounts {
  const rows: Record<string, number> = {};
  for (const { kind } of groups.flatMap(({ leaves, roots }) => [...leaves, ...roots]))
    rows[kind] = (rows[kind] ?? 0) + 1;
  const accounts = groups.reduce((total, group) => total + group.accounts.length, 0);
  if (accounts > 0) rows.account = accounts;
  const files = groups.flatMap(({ file }) => file ?? []);
  return { rows, files: files.length, bytes: files.reduce((total, { bytes }) => total + bytes, 0) };
}

/** Everything was gone through: once more for what came in between, then the district has left. */
async function endRound(row: OffboardingRow): Promise<OffboardingRow | undefined> {
  if (row.round < rounds)
    return move(
      moved(row, {
        slice: row.slice + 1,
        round: row.round + 1,
        position: { section: 0 },
        notBefore: Date.now() + stragglersMs,
      }),
    );
  const known = await registered(row.district);
  const end = moved(row, { stage: 'erased', slice: row.slice + 1, erasedAt: new Date().toISOString() });
  if (known?.offboarding !== row.id) return move(end);
  const { offboarding: _offboarding, ...rest } = known;
  const { row: _row, ...left } = registerChange(rest, { state: 'left', name: nameless, adcode: '' });
  return move(end, [left]);
}

const nameless = { zh: '', en: '' };
