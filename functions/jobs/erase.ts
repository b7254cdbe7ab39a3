// A slice of an erasure. What it is about to remove is written down first, with where it ends, then it is removed, then
// it counts: one who comes after a crash removes what is left up to there, and what was written down counts once.
import { registerChange, registered } from '#functions/lib/district-register.ts';
import { move, moved, type OffboardingRow, type Position, sum } from '#functions/lib/offboarding.ts';
import { outsideTable, ownStoreFor } from '#functions/lib/store.ts';
import type { OffboardingAmounts } from '#shared/contracts/offboarding.ts';
import { removeFiles } from './files.ts';
import type { Found, Group } from './groups.ts';
import { groupsFrom, isBeyond, stepOf } from './sections.ts';
import { sliceLimits } from './slice-limits.ts';

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
  const groups: Group[] = [];
  let size = 0;
  let to: Position = pending?.to ?? from;
  for await (const { group, position } of groupsFrom(leaving, from)) {
    if (pending && isBeyond(position, pending.to)) return { groups, to: pending.to, ended: false };
    groups.push(keysOf(group));
    to = pending?.to ?? position;
    size += group.leaves.length + group.roots.length + (group.file ? 1 : 0);
    if (!pending && (size >= sliceLimits.removals || Date.now() >= until))
      return { groups, to, ended: false };
  }
  return { groups, to, ended: !pending };
}

/** A row may be as large as a piece of a configuration, and is not needed to be removed. */
const keysOf = (group: Group): Group => {
  const slim = ({ kind, row: { pk, sk } }: Found): Found => ({ kind, row: { pk, sk } });
  return { ...group, leaves: group.leaves.map(slim), roots: group.roots.map(slim) };
};

async function remove(groups: readonly Group[]): Promise<void> {
  const table = outsideTable();
  const removing = (found: readonly Found[]) => {
    const keys = new Map(found.map(({ row: { pk, sk } }) => [`${pk} ${sk}`, { remove: { pk, sk } }]));
    return table.batchWrite([...keys.values()], { deadline: Date.now() + sliceLimits.milliseconds });
  };
  await removing(groups.flatMap(({ leaves }) => leaves));
  await removing(groups.flatMap(({ roots }) => roots));
  await removeFiles(groups.flatMap(({ file }) => file ?? []));
}

function amountsOf(groups: readonly Group[]): OffboardingAmounts {
  const rows: Record<string, number> = {};
  for (const { kind } of groups.flatMap(({ leaves, roots }) => [...leaves, ...roots]))
    rows[kind] = (rows[kind] ?? 0) + 1;
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
