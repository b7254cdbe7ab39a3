// Who may do what to a case: the member's roles and scope against the case's reporter, area and departments.
import { expect, test } from 'vitest';
import { type CaseAction, caseActions } from '#shared/contracts/action-table.ts';
import type { ActionInput } from '#shared/contracts/case-actions.ts';
import { permissions, roles } from '#shared/contracts/permissions.ts';
import { may, reachesFor } from '#shared/domain/access.ts';
import { actingRole, type Case, decide, offeredActions, reachable } from '#shared/domain/case/index.ts';
import { heldOf } from '#shared/domain/roles.ts';
import {
  caseReturned,
  closed,
  dispatched,
  filed,
  finished,
  nowhere,
  type Person,
  people,
  photo,
  photoId,
  reported,
  resolved,
  signedIn,
  taskReturned,
} from '#test/support/builders.ts';
import { caseOf, contextOf, minute, type Past, refusal } from '#test/support/given.ts';
import { inputFor } from '#test/support/inputs.ts';

const elsewhere = { areas: ['another-street'] };
const callers: Record<string, Person> = {
  reporter: { ...people.officer, areas: ['liuhu-02'] },
  'grid’s officer': { ...people.officer, id: 'of-the-grid' },
  'street’s officer': { ...people.officer, id: 'of-the-street', areas: ['dongguan'] },
  'other officer': people.neighbour,
  reviewer: people.reviewer,
  dispatcher: people.dispatcher,
  commander: people.commander,
  'centre elsewhere': { ...people.commander, ...elsewhere },
  clerk: people.clerk,
  handler: people.handler,
  'other clerk': people.lightingClerk,
  admin: people.admin,
};

const toFile: Past[] = [reported()];
const toDispatch: Past[] = [
  reported(),
  filed(),
  dispatched(3),
  taskReturned('t3-sanitation'),
  caseReturned(),
];
const toSignIn: Past[] = [reported(), filed(), dispatched(3)];
const toFinish: Past[] = [...toSignIn, signedIn('t3-sanitation', 'handler')];
const toVerify: Past[] = [...toFinish, finished('t3-sanitation'), resolved()];
const ended: Past[] = [...toVerify, closed()];

/** The latest of these that the action can be taken on by somebody, and what it is taken with. */
function attemptOf(action: CaseAction): { past: Past[]; input: ActionInput<CaseAction> } {
  const pasts = [ended, toVerify, toFinish, toSignIn, toDispatch, toFile];
  for (const past of pasts) {
    const subject = caseOf(...past);
    for (const actor of Object.values(callers)) {
      const offer = offeredActions(subject, { actor, now: minute(10) }).find(
        (each) => each.action === action,
      );
      const photo = photoId('B');
      if (offer) return { past, input: inputFor(action, 3, { subject, taskId: offer.taskId, photo }) };
    }
  }
  throw new Error(`Nobody can ever ${action}`);
}

const answers: Record<string, string> = {
  'not refused': 'yes',
  'auth/forbidden': '403',
  'case/not-found': '404',
};
const attempts = new Map(caseActions.map(({ action }) => [action, attemptOf(action)]));
const answer = (action: CaseAction, caller: Person): string => {
  const { past, input } = attempts.get(action) as ReturnType<typeof attemptOf>;
  const code = refusal(() =>
    decide(action, input, caseOf(...past), contextOf(caller, minute(10), [photo('B', 'after')])),
  );
  return answers[code] ?? code;
};

test('each caller may do to a case what their post and scope say', () => {
  const names = Object.keys(callers);
  const line = (first: string, cells: readonly string[]) =>
    [first.padEnd(12), ...cells.map((cell, index) => cell.padEnd((names[index] ?? '').length))]
      .join('  ')
      .trimEnd();
  const table = caseActions.map(({ action }) =>
    line(
      action,
      Object.values(callers).map((caller) => answer(action, caller)),
    ),
  );
  expect(`\n${[line('', names), ...table].join('\n')}\n`).toMatchInlineSnapshot(`
    "
                  reporter  grid’s officer  street’s officer  other officer  reviewer  dispatcher  commander  centre elsewhere  clerk  handler  other clerk  admin
    correct       yes       403             403               404            yes       yes         yes        404               403    403      404          403
    file          403       403             403               404            yes       403         yes        404               404    404      404          403
    dismiss       403       403             403               404            yes       403         yes        404               404    404      404          403
    dispatch      403       403             403               404            403       yes         yes        404               403    403      404          403
    withdraw      403       403             403               404            403       yes         yes        404               403    403      404          403
    sign_in       403       403             403               404            403       403         403        404               yes    yes      404          403
    return        403       403             403               404            403       403         403        404               yes    yes      404          403
    finish        403       403             403               404            403       403         403        404               yes    yes      404          403
    pass          403       yes             yes               404            yes       yes         yes        404               403    403      404          403
    fail          403       yes             yes               404            yes       yes         yes        404               403    403      404          403
    reopen        yes       403             403               404            yes       yes         yes        404               403    403      404          403
    comment       yes       yes             yes               404            yes       yes         yes        404               yes    yes      404          403
    add_evidence  yes       yes             yes               404            yes       yes         yes        404               yes    yes      404          403
    rate          yes       403             403               404            403       403         403        404               403    403      404          403
    "
  `);
});

const subjectOf = (fields: Partial<Case>): Case => ({ ...caseOf(reported()), ...fields });

test('whoever may see a case by one role may act on it by another', () => {
  const both: Person = { ...people.clerk, held: heldOf(['clerk', 'dispatcher']) };
  const subject = caseOf(reported(), filed());
  expect(
    refusal(() =>
      decide('dispatch', { lead: 'sanitation', assist: [], notify: [] }, subject, contextOf(both, minute(9))),
    ),
  ).toBe('not refused');
  expect(actingRole('dispatch', subject, { actor: both })?.id).toBe('dispatcher');
});

test('a department keeps sight of a case that it returned', () => {
  const subject = caseOf(...toDispatch);
  expect(may('case:read', people.clerk, reachable(subject))).toBe(true);
  expect(may('case:read', people.lightingClerk, reachable(subject))).toBe(false);
});

test('a case outside every grid is for its reporter and the centre of the whole district', () => {
  const subject = reachable(subjectOf({ place: { point: nowhere, areaPath: [] } }));
  const seeing = Object.entries(callers).filter(([, caller]) => may('case:read', caller, subject));
  expect(seeing.map(([name]) => name)).toEqual(['reporter', 'reviewer', 'dispatcher', 'commander', 'admin']);
});

test('a department member without a department reaches no case', () => {
  const lost: Person = { ...people.clerk, department: null };
  const reached = permissions.filter((permission) => may(permission, lost, reachable(caseOf(...toSignIn))));
  expect(reached.filter((permission) => /^(case|task|evidence):/.test(permission))).toEqual([]);
});

test('a member’s reaches are those of all their roles', () => {
  const both: Person = { ...people.clerk, held: heldOf(['clerk', 'grid_officer']) };
  expect([...reachesFor('case:read', both)].sort()).toEqual(['area', 'department', 'own']);
  expect([...reachesFor('case:dispatch', both)]).toEqual([]);
});

test('nobody acts on a case that their roles do not let them see', () => {
  for (const role of roles) {
    const member: Person = {
      id: 'x',
      name: 'x',
      held: heldOf([role]),
      areas: ['another-street'],
      department: 'water',
    };
    const subject = reachable(caseOf(...toSignIn));
    if (may('case:read', member, subject)) continue;
    const acting = caseActions.filter((row) => may(row.permission, member, subject));
    expect(
      acting.map((row) => row.action),
      role,
    ).toEqual([]);
  }
});
