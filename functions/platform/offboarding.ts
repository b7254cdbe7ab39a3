// Off-boarding a district as operators ask for it. The work itself is the queue's (functions/jobs); here it is begun,
// watched, and told to erase. Asked for twice, it goes on where it is.
import type { ApiHandler } from '#functions/lib/api.ts';
import { archiveFiles, archiveLink } from '#functions/lib/archive-files.ts';
import { registerChange, registered } from '#functions/lib/district-register.ts';
import {
  allOffboardings,
  findOffboarding,
  isRunning,
  moved,
  newOffboarding,
  nothing,
  type OffboardingRow,
  queueSlice,
} from '#functions/lib/offboarding.ts';
import type { OffboardingView } from '#shared/contracts/offboarding.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { DomainError } from '#shared/domain/error.ts';
import { changeSeen, districtSeen } from './seen.ts';

/** A request that began before the district was suspended has ended by then: a remembered state, and a function's time. */
const settleMs = 15_000;

export const startOffboarding: ApiHandler<RouteOf<'offboarding.start'>> = async ({
  params: { district },
  ifMatch,
  caller: { account },
}) => {
  const before = await registered(district);
  if (before?.offboarding !== undefined) return { body: await goOn(before.offboarding) };
  const known = await districtSeen(district, ifMatch);
  if (known.state !== 'suspended')
    throw new DomainError('district/not-suspended', 'Suspend the district first: its people have to know.');
  const startedAt = new Date().toISOString();
  const row: OffboardingRow = {
    id: `${district}-${startedAt.replaceAll(/\D/g, '')}`,
    district,
    name: known.name,
    since: known.createdAt,
    stage: 'archiving',
    by: account,
    startedAt,
    slice: 0,
    round: 0,
    notBefore: Date.now() + settleMs,
    position: { section: 0 },
    archived: nothing,
    removed: nothing,
  };
  const { row: _row, ...leaving } = registerChange(known, { state: 'leaving', offboarding: row.id });
  await changeSeen([leaving, newOffboarding(row)]);
  await queueSlice(row);
  return { body: view(row) };
};

export const eraseDistrict: ApiHandler<RouteOf<'offboarding.erase'>> = async ({
  params: { offboarding },
  body,
  caller: { account },
}) => {
  const before = await found(offboarding);
  if (body.district !== before.district)
    throw new DomainError('offboarding/not-confirmed', 'Type the id of the district that is to be removed.');
  if (before.stage === 'erasing' || before.stage === 'erased') return { body: await goOn(offboarding) };
  const known = await registered(before.district);
  const kept = before.archive !== undefined && before.archive.until > new Date().toISOString();
  if (before.stage !== 'archived' || !kept || known?.offboarding !== offboarding)
    throw new DomainError(
      'offboarding/not-archived',
      'Only what is in an archive that can still be loaded is removed. Wait for it, or begin again.',
    );
  const { row: _known, ...erasing } = registerChange(known, { state: 'erasing' });
  const { row, ...change } = moved(before, {
    stage: 'erasing',
    slice: before.slice + 1,
    round: 1,
    position: { section: 0 },
    erasedBy: account,
  });
  await changeSeen([erasing, change]);
  await queueSlice(row);
  return { body: view(row) };
};

export const getOffboarding: ApiHandler<RouteOf<'offboarding.get'>> = async ({ params: { offboarding } }) => {
  const row = await found(offboarding);
  const { archive } = row;
  const names = archive && archive.until > new Date().toISOString() ? await archiveFiles(offboarding) : [];
  const files = await Promise.all(
    names.map(async (file) => ({ ...file, href: await archiveLink(offboarding, file.name) })),
  );
  return { body: { ...view(row), files } };
};

export const listOffboardings: ApiHandler<RouteOf<'offboarding.list'>> = async () => {
  const rows = await allOffboardings();
  rows.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  return { body: { items: rows.map(view) } };
};

async function found(id: string): Promise<OffboardingRow> {
  const row = await findOffboarding(id);
  if (!row) throw new DomainError('offboarding/not-found', `There is no off-boarding “${id}”.`);
  return row;
}

/** As it stands; a message that got lost is sent again, and one that did not does no harm. */
async function goOn(id: string): Promise<OffboardingView> {
  const row = await found(id);
  if (isRunning(row)) await queueSlice(row);
  return view(row);
}

function view(row: OffboardingRow): OffboardingView {
  const { id, district, name, stage, by, startedAt, archived, archive, removed, erasedBy, erasedAt } = row;
  return {
    id,
    district,
    name,
    stage,
    by,
    startedAt,
    ...(isRunning(row) && row.step && { step: row.step }),
    archived,
    ...(archive && { archive }),
    removed,
    ...(erasedBy !== undefined && { erasedBy }),
    ...(erasedAt !== undefined && { erasedAt }),
    kept: ['accounts', 'backups', 'object-versions', 'logs', 'archive'],
  };
}
