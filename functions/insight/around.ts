// Who is around a case: those bound to the areas that hold it, and whose turn it is by the duty rosters.
import type { ApiHandler } from '#functions/lib/api.ts';
import { boundTo } from '#functions/lib/bindings.ts';
import { readCase } from '#functions/lib/case-store.ts';
import { currentRules } from '#functions/lib/configuration.ts';
import { dutyFieldsOf, dutyOf } from '#functions/lib/duty.ts';
import { memberRegister } from '#functions/lib/members.ts';
import { liveRecords } from '#functions/lib/register.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { holds, may } from '#shared/domain/access.ts';
import { reachable } from '#shared/domain/case/index.ts';
import { onDutyAt } from '#shared/domain/duty-roster.ts';
import { DomainError } from '#shared/domain/error.ts';

export const caseAround: ApiHandler<RouteOf<'around.list'>> = async ({ params, caller }) => {
  const { store, member } = caller;
  const { subject } = await readCase(store, params.caseId);
  if (!subject || !may('case:read', member, reachable(subject)))
    throw new DomainError('case/not-found', 'There is no such case for you.');
  const { areaPath } = subject.place;
  const [bound, { roster, settings }] = await Promise.all([
    boundTo(store, [...areaPath].reverse()),
    // Of now: who stands by today has nothing to do with when it was reported.
    currentRules(store),
  ]);
  const now = new Date().toISOString();
  const departments = [...new Set(subject.tasks.map(({ department }) => department))];
  const found = [
    ...onDutyAt(roster, { areaPath }, now, settings.timeZone),
    ...departments.flatMap((department) =>
      onDutyAt(roster, { department, areaPath }, now, settings.timeZone),
    ),
  ];
  const turns = [...new Map(found.map((turn) => [`${turn.roster} ${turn.member}`, turn])).values()];
  const ids = [...bound.flatMap((each) => each.member ?? []), ...turns.map((turn) => turn.member)];
  const [people, onDuty] = await Promise.all([liveRecords(memberRegister, store, ids), dutyOf(store, ids)]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const mayCall = holds('contact:read', member);
  return {
    body: {
      // Whoever left is bound to nothing.
      bound: bound
        .filter((each) => each.member === null || names.has(each.member))
        .map(({ phone, ...each }) => ({
          ...each,
          name: each.name ?? (each.member && names.get(each.member)) ?? null,
          ...(mayCall && phone && { phone }),
          ...(each.member && dutyFieldsOf(onDuty.get(each.member))),
        })),
      turns: turns.flatMap((turn) => {
        const name = names.get(turn.member);
        return name === undefined ? [] : [{ ...turn, name }];
      }),
    },
  };
};
