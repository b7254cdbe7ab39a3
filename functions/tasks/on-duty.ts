// Who of some people is on duty for a task now. A roster of the department, in an area that holds the case or in all of
// the district, says it where it names one of them; otherwise it is whoever went on duty.
import { currentRules } from '#functions/lib/configuration.ts';
import { dutyOf } from '#functions/lib/duty.ts';
import type { DistrictStore } from '#functions/lib/store.ts';
import type { MemberRef } from '#shared/contracts/events.ts';
import { nearestOf, onDutyAt } from '#shared/domain/duty-roster.ts';
import type { Waiting } from './choose-handler.ts';

export async function onDutyOf(
  store: DistrictStore,
  { subject, task }: Waiting,
  people: readonly MemberRef[],
): Promise<MemberRef[]> {
  // Shifts are those of now, whatever version the case was reported under.
  const { roster, settings } = await currentRules(store);
  const of = { department: task.department, areaPath: subject.place.areaPath };
  const turns = onDutyAt(roster, of, new Date().toISOString(), settings.timeZone);
  const able = turns.filter(({ member }) => people.some(({ id }) => id === member));
  const named = new Set(nearestOf(able).map(({ member }) => member));
  if (named.size > 0) return people.filter(({ id }) => named.has(id));
  const present = await dutyOf(
    store,
    people.map(({ id }) => id),
  );
  return people.filter(({ id }) => present.has(id));
}
