// A report becomes a case: its number is allotted once, and the same report sent again answers the same case.

import { attachments, memberActor } from '#functions/lib/act.ts';
import type { ApiHandler } from '#functions/lib/api.ts';
import { areaIndexOf } from '#functions/lib/area-index.ts';
import { caseReply } from '#functions/lib/case-view.ts';
import { currentRules } from '#functions/lib/configuration.ts';
import { execute } from '#functions/lib/execute.ts';
import { photosFor } from '#functions/lib/first-seen.ts';
import { requireRoomForCase } from '#functions/lib/quotas.ts';
import type { HeldRole } from '#shared/contracts/roles.ts';
import type { RouteOf } from '#shared/contracts/routes.ts';
import { roleHolding } from '#shared/domain/access.ts';
import { locate } from '#shared/domain/areas.ts';
import { report } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import { allotNumber } from './case-number.ts';

export const reportCase: ApiHandler<RouteOf<'case.report'>> = async ({ body, caller }) => {
  const { store, member } = caller;
  let number: string | undefined;
  const whole = await execute(store, {
    caseId: body.caseId,
    commandId: body.commandId,
    content: { action: 'report', by: member.id, input: body },
    async decide({ subject, evidence }, now) {
      if (subject) throw new DomainError('case/id-taken', 'Make a new case id for every report.');
      await requireRoomForCase(store);
      const rules = await currentRules(store, now);
      const photos = await photosFor(store, body.caseId, evidence, body.evidence);
      const place = locate(await areaIndexOf(store, rules), body.place, dayAt(rules.settings.timeZone, now));
      const context = {
        now,
        actor: member,
        rules,
        evidence: photos,
        colleagues: new Map(),
        place,
        routing: rules,
      };
      // Decided once without a number: a report that is refused uses none up.
      report(body, '', context);
      number ??= await allotNumber(store, body.caseId, rules.settings, now);
      const events = report(body, number, context);
      // The route let only people through whose roles report.
      const by = memberActor(member, roleHolding('case:report', member) as HeldRole);
      return { events, by, evidence: attachments(events) };
    },
  });
  return caseReply(caller, whole);
};
