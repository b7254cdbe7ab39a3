// Everything a person can do to a case that exists: THE table. Routes and their handlers, the check of a request,
// permissions, the `actions` of a case response, and the console's buttons, shortcuts and forms come from its rows.
// What may still stop an action (a finished task, the reopening window) is in shared/domain/case/actions/<action>.ts.
// The order of the rows is the order in which they are offered.
import * as input from './action-fields.ts';
import type { Permission } from './permissions.ts';
import type { ProblemCode } from './problems.ts';
import { type CaseState, caseStates, closingKinds, limits, severities } from './vocabulary.ts';

export interface ActionRow {
  /** Imperative; its address is the same with dashes. */
  readonly action: string;
  readonly function: 'routing' | 'closure' | 'intake';
  readonly from: readonly CaseState[];
  /** Every state that it can lead to; `same`: the one that the case is in. */
  readonly to: readonly CaseState[] | 'same';
  /** `forward`: what a case waits for · `back`: says no, or takes it back a step · `stay`: adds to it where it is. */
  readonly kind: 'forward' | 'back' | 'stay';
  /** Why the row is as it is. */
  readonly why: string;
  readonly permission: Permission;
  readonly fields: input.Fields;
  /** What its own rule refuses, beyond what every action on a case can answer. */
  readonly problems: readonly ProblemCode[];
  readonly summary: string;
  /** Takes it back: offered with one press right after it, for `undoSeconds`. */
  readonly undo?: string;
  /** A key at the desk; J, K and ? are taken. */
  readonly shortcut?: string;
}
const row = <const R extends ActionRow>(definition: R): R => definition;

const taskProblems = ['task/not-found', 'task/wrong-state', 'task/other-handler'] as const;
/** Of an input that names some of the tasks. */
const namingProblems = ['task/not-found', 'task/wrong-state', 'task/not-named'] as const;
const photoProblems = ['evidence/not-committed', 'evidence/rejected', 'evidence/too-many'] as const;

export const caseActions = [
  row({
    action: 'correct',
    function: 'intake',
    from: ['reported', 'filed'],
    to: 'same',
    kind: 'stay',
    why: 'Before dispatch only: afterwards a department works on what it was told.',
    permission: 'case:correct',
    fields: {
      category: input.category,
      severity: input.choice({
        label: 'severity',
        presence: 'changed',
        words: 'severity',
        choices: severities,
      }),
      text: input.wording('text', { max: limits.textLength, example: '垃圾已占用盲道，约两立方米' }),
      place: input.place,
    },
    problems: ['case/unknown-category', 'case/category-disabled', 'case/nothing-to-correct'],
    summary: 'Correct category, severity, place or text before dispatch',
  }),
  row({
    action: 'file',
    function: 'routing',
    from: ['reported'],
    to: ['filed', 'dispatched'],
    kind: 'forward',
    why: 'A report is somebody’s word; the reviewer makes it a case that the district answers for, and a routing rule may dispatch it at once.',
    permission: 'case:file',
    fields: { condition: input.condition, note: input.note },
    problems: ['case/unknown-condition'],
    summary:
      'Accept a report as a case to be dispatched, by one of its category’s filing conditions: the first unless another is named (立案)',
    shortcut: 'F',
  }),
  row({
    action: 'dismiss',
    function: 'routing',
    from: ['reported'],
    to: ['dismissed'],
    kind: 'back',
    why: 'Only a report can be refused: what was filed has a number to account for and ends by closing.',
    permission: 'case:dismiss',
    fields: { reason: input.reason('reason-dismiss', '不属于受理范围，请拨打物业电话') },
    problems: [],
    summary: 'Refuse a report with a reason that the reporter sees (不予立案)',
  }),
  row({
    action: 'dispatch',
    function: 'routing',
    from: ['filed'],
    to: ['dispatched'],
    kind: 'forward',
    why: 'One department leads and answers for the result; the others help it or only need to know.',
    permission: 'case:dispatch',
    fields: {
      lead: input.department,
      assist: input.departments('assist', 'urban-enforcement'),
      notify: input.departments('notify', 'traffic-police'),
      instruction: input.remark('instruction', '请今日清运，注意保持盲道畅通'),
    },
    problems: ['case/unknown-department', 'case/same-department'],
    summary: 'Give the case to one lead department, and to assisting and notified ones (派遣)',
    shortcut: 'D',
    undo: 'withdraw',
  }),
  row({
    action: 'withdraw',
    function: 'routing',
    from: ['dispatched'],
    to: ['dispatched', 'filed', 'resolved', 'closed'],
    kind: 'back',
    why: 'A slip of the hand is taken back before anybody acts on it, a department that never acts is replaced; finished work stays.',
    permission: 'case:withdraw',
    fields: {
      tasks: input.tasks('withdrawn', { noneIsAll: true }),
      reason: input.reasonAsked('reason', '派错部门，应由市政养护处置'),
    },
    problems: [...namingProblems, 'case/reason-required'],
    summary: 'Take back a dispatch, or one task of it; without a reason only right after the dispatch (撤回)',
  }),
  row({
    action: 'sign_in',
    function: 'routing',
    from: ['dispatched', 'resolved'],
    to: 'same',
    kind: 'forward',
    why: 'A notified department may confirm until the case closes, even when the others were quicker.',
    permission: 'case:sign-in',
    fields: { taskId: input.task, handler: input.colleague },
    problems: [...taskProblems, 'case/unknown-handler'],
    summary: 'Accept a task and name its handler (签收)',
  }),
  row({
    action: 'return',
    function: 'routing',
    from: ['dispatched'],
    to: ['dispatched', 'filed', 'resolved', 'closed'],
    kind: 'back',
    why: 'Without its lead the case goes back to the dispatcher; without another department the rest go on.',
    permission: 'case:return',
    fields: { taskId: input.task, reason: input.reason('reason', '不属于本部门职责，道路由市政养护') },
    problems: taskProblems,
    summary: 'Give a task back with a reason (回退)',
  }),
  row({
    action: 'finish',
    function: 'closure',
    from: ['dispatched'],
    to: ['dispatched', 'resolved', 'closed'],
    kind: 'forward',
    why: 'The case is resolved when the last department that works on it has fed back; not drawn to be checked, it closes.',
    permission: 'case:finish',
    fields: {
      taskId: input.task,
      text: input.words('feedback', { max: limits.textLength, example: '垃圾已清运，地面已冲洗' }),
      evidence: input.photos('photos-after', { shows: 'after', proof: true }),
    },
    problems: [...taskProblems, ...photoProblems, 'evidence/after-required'],
    summary:
      'Feed back that a task is done, with a photo of the result where the category asks for one (反馈)',
  }),
  row({
    action: 'pass',
    function: 'closure',
    from: ['resolved'],
    to: ['closed'],
    kind: 'forward',
    why: 'Somebody other than who did the work says that it holds; with the kind of closing that appraisal asks for.',
    permission: 'case:verify',
    fields: {
      kind: input.choice({
        label: 'closing',
        presence: 'required',
        words: 'closing',
        choices: closingKinds,
        first: 'solved',
      }),
      note: input.note,
      evidence: input.photos('photos', { shows: 'after' }),
    },
    problems: [...photoProblems, 'case/four-eyes', 'evidence/being-checked', 'evidence/no-proof'],
    summary: 'Verify the result and close the case (核查通过, 结案)',
  }),
  row({
    action: 'fail',
    function: 'closure',
    from: ['resolved'],
    to: ['dispatched', 'filed'],
    kind: 'back',
    why: 'Only whose work does not hold works again; a case solved on the spot has nobody yet and goes to the dispatcher.',
    permission: 'case:verify',
    fields: {
      tasks: input.tasks('failed-tasks'),
      reason: input.reason('reason', '仍有残留垃圾，请再次清理'),
      evidence: input.photos('photos', { shows: 'scene' }),
    },
    problems: [...photoProblems, ...namingProblems, 'case/four-eyes'],
    summary: 'Refuse the result; the tasks that failed are worked on again, the others stay done (返工)',
  }),
  row({
    action: 'reopen',
    function: 'closure',
    from: ['closed'],
    to: ['filed'],
    kind: 'back',
    why: 'What comes back soon was not solved; it is dispatched anew, maybe to somebody else.',
    permission: 'case:reopen',
    fields: { reason: input.reason('reason', '第二天又出现同样的垃圾') },
    problems: ['case/reopen-too-late'],
    summary: 'Open a closed case again within 72 hours (重开)',
  }),
  row({
    action: 'comment',
    function: 'closure',
    from: caseStates,
    to: 'same',
    kind: 'stay',
    why: 'There is always something to say, after the end too.',
    permission: 'case:comment',
    fields: {
      text: input.words('comment', { min: 1, max: limits.textLength, example: '居民催问，请尽快处理' }),
    },
    problems: [],
    summary: 'Say something on the timeline',
  }),
  row({
    action: 'add_evidence',
    function: 'intake',
    from: caseStates,
    to: 'same',
    kind: 'stay',
    why: 'A photo that turns up late belongs on the case it shows, whatever became of it.',
    permission: 'evidence:add',
    fields: { evidence: input.photosRequired, note: input.note },
    problems: photoProblems,
    summary: 'Put committed photos on the case',
  }),
  row({
    action: 'rate',
    function: 'closure',
    from: ['closed'],
    to: 'same',
    kind: 'forward',
    why: 'The reporter’s word on the outcome is what a closed case still waits for.',
    permission: 'case:rate',
    fields: {
      stars: input.stars,
      text: input.remark('rating-text', '处理及时'),
    },
    problems: ['case/already-rated'],
    summary: 'Rate the outcome from 1 to 5',
  }),
] as const;

export type CaseActionRow = (typeof caseActions)[number];
export type CaseAction = CaseActionRow['action'];

export const actionRow = Object.fromEntries(
  caseActions.map((definition) => [definition.action, definition]),
) as {
  readonly [A in CaseAction]: Extract<CaseActionRow, { action: A }>;
};

/** A row without what its own types know of it. */
export const rowOf = (action: CaseAction): ActionRow => actionRow[action];

type Values<T> = T extends unknown ? T[keyof T] : never;
/** Every label that a form can show. */
export type FieldLabel = Extract<Values<CaseActionRow['fields']>, { label: string }>['label'];

/** An action's address ends with its name, with dashes. */
export type ActionPath<A extends string> = A extends `${infer First}_${infer Rest}`
  ? `${First}-${ActionPath<Rest>}`
  : A;
export const actionPath = <A extends string>(action: A): ActionPath<A> =>
  action.replaceAll('_', '-') as ActionPath<A>;
