// A member acts on a case: what every action route does, whatever the action.
import { type CaseAction, type CaseActionRow, caseActions } from '#shared/contracts/action-table.ts';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import type { EventActor } from '#shared/contracts/events.ts';
import type { HeldRole } from '#shared/contracts/roles.ts';
import type { ApiFunction } from '#shared/contracts/route.ts';
import { locate } from '#shared/domain/areas.ts';
import { actingRole, type Context, decide, needsOf } from '#shared/domain/case/index.ts';
import { DomainError } from '#shared/domain/error.ts';
import { dayAt } from '#shared/domain/time-zone.ts';
import type { ApiHandlers, Reply } from './api.ts';
import { areaIndexOf } from './area-index.ts';
import type { EvidenceChange, WholeCase } from './case-store.ts';
import { caseReply } from './case-view.ts';
import { routingAt, rulesAt } from './configuration.ts';
import { type Decision, execute } from './execute.ts';
import { photosFor } from './first-seen.ts';
import type { MemberCaller } from './identity.ts';
import { colleagues } from './members.ts';

interface ActionRequest<A extends CaseAction> {
  readonly params: { readonly caseId: string };
  readonly body: ActionInput<A> & { readonly commandId: string };
  readonly ifMatch: number | undefined;
  readonly caller: MemberCaller;
}

/** The routes of the case actions that a function serves, each with its handler. */
export const actionHandlers = <F extends ApiFunction>(name: F) =>
  Object.fromEntries(
    caseActions.filter((row) => row.function === name).map(({ action }) => [`case.${action}`, act(action)]),
  ) as unknown as Pick<ApiHandlers<F>, ActionRouteId<F> & keyof ApiHandlers<F>>;

type ActionRouteId<F> = {
  [R in CaseActionRow as R['action']]: R['function'] extends F ? `case.${R['action']}` : never;
}[CaseAction];

/** The handler of an action's route. */
const act =
  <A extends CaseAction>(action: A) =>
  async ({ params: { caseId }, body, ifMatch, caller }: ActionRequest<A>): Promise<Reply<CaseView>> => {
    const { commandId, ...rest } = body;
    const input = rest as unknown as ActionInput<A>;
    const whole = await execute(caller.store, {
      caseId,
      commandId,
      content: { action, by: caller.member.id, input },
      ifMatch,
      decide: (before, now) => decideAs(action, input, before, now, caller),
    });
    return caseReply(caller, whole);
  };

async function decideAs<A extends CaseAction>(
  action: A,
  input: ActionInput<A>,
  { subject, evidence }: WholeCase,
  now: string,
  { store, member }: MemberCaller,
): Promise<Decision> {
  if (!subject) throw new DomainError('case/not-found', 'There is no such case for you.');
  const needs = needsOf(action, input, subject, member);
  const rules = await rulesAt(store, subject.configVersion);
  const context: Context = {
    now,
    actor: member,
    rules,
    evidence: await photosFor(store, subject.id, evidence, 'evidence' in input ? input.evidence : []),
    colleagues: needs.colleagues ? await colleagues(store, needs.colleagues) : new Map(),
    // Of the areas that there were when it was reported.
    ...(needs.place && {
      place: locate(
        await areaIndexOf(store, rules),
        needs.place,
        dayAt(rules.settings.timeZone, subject.reportedAt),
      ),
    }),
    ...(needs.routing && { routing: await routingAt(store, subject.configVersion) }),
  };
  const events = decide(action, input, subject, context);
  const role = actingRole(action, subject, context) as HeldRole;
  return { events, by: memberActor(member, role), evidence: attachments(events) };
}

export const memberActor = (member: MemberCaller['member'], role: HeldRole): EventActor => ({
  kind: 'member',
  id: member.id,
  name: member.name,
  role: role.id,
  ...(role.name && { roleName: role.name }),
  ...(member.department && { department: member.department }),
});

/** The changes of evidence rows that go with the facts: what they put on the case, as it was read. */
export function attachments(events: Decision['events']): EvidenceChange[] {
  const facts = events.flatMap((event) => ('evidence' in event.data ? event.data.evidence : []));
  return facts.map(({ id, kind, state, sha256, seenIn }) => ({
    id,
    seen: state,
    attach: kind,
    ...(!seenIn && { first: sha256 }),
  }));
}
