// Everything a person can do to a case that exists: THE table. Routes, permissions, the `actions` of a case
// response and the console's buttons come from it. What may still stop an action (a finished task, the
// reopening window) is in shared/domain/case/actions/<action>.ts.
import * as z from 'zod';
import { evidenceRefs } from './evidence.ts';
import type { Permission } from './permissions.ts';
import { categoryId, departmentId, memberId, point, reason, taskId, text, ulid } from './primitives.ts';
import type { ProblemCode } from './problems.ts';
import { type CaseState, closingKinds, limits, severities } from './vocabulary.ts';

export const commandId = ulid.meta({ description: 'Made by the client; sending it again changes nothing.' });

export const placeInput = z.strictObject({
  point,
  address: text(limits.addressLength).optional().meta({ example: '柳湖路12号' }),
});
export type PlaceInput = z.infer<typeof placeInput>;

const note = text(limits.reasonLength).optional().meta({ example: '现场核实，情况属实' });
const words = (example: string) => text(limits.textLength, 2).meta({ example });
const why = (example: string) => reason.meta({ example });

const taskProblems = ['task/not-found', 'task/wrong-state', 'task/other-handler'] as const;
const photoProblems = ['evidence/not-committed', 'evidence/rejected', 'evidence/too-many'] as const;

interface ActionRow {
  readonly action: string;
  readonly path: string;
  readonly function: 'routing' | 'closure' | 'intake';
  readonly from: readonly CaseState[];
  readonly permission: Permission;
  readonly input: z.ZodObject;
  /** What its own rule refuses, beyond what every action on a case can answer. */
  readonly problems: readonly ProblemCode[];
  readonly summary: string;
}
const row = <const R extends ActionRow>(definition: R): R => definition;

export const caseActions = [
  // Before dispatch only: afterwards a department works on what it was told.
  row({
    action: 'correct',
    path: 'correct',
    function: 'intake',
    from: ['reported', 'filed'],
    permission: 'case:correct',
    input: z.strictObject({
      category: categoryId.optional(),
      severity: z.enum(severities).optional(),
      place: placeInput.optional(),
      text: words('垃圾已占用盲道，约两立方米').optional(),
    }),
    problems: ['case/unknown-category', 'case/nothing-to-correct'],
    summary: 'Correct category, severity, place or text before dispatch',
  }),
  row({
    action: 'file',
    path: 'file',
    function: 'routing',
    from: ['reported'],
    permission: 'case:file',
    input: z.strictObject({ note }),
    problems: [],
    summary: 'Accept a report as a case to be dispatched (立案)',
  }),
  row({
    action: 'dismiss',
    path: 'dismiss',
    function: 'routing',
    from: ['reported'],
    permission: 'case:dismiss',
    input: z.strictObject({ reason: why('不属于受理范围，请拨打物业电话') }),
    problems: [],
    summary: 'Refuse a report with a reason that the reporter sees (不予立案)',
  }),
  row({
    action: 'dispatch',
    path: 'dispatch',
    function: 'routing',
    from: ['filed'],
    permission: 'case:dispatch',
    input: z.strictObject({
      lead: departmentId,
      assist: z
        .array(departmentId)
        .max(20)
        .default([])
        .meta({ example: ['urban-enforcement'] }),
      notify: z
        .array(departmentId)
        .max(20)
        .default([])
        .meta({ example: ['traffic-police'] }),
      instruction: text(limits.reasonLength).optional().meta({ example: '请今日清运，注意保持盲道畅通' }),
    }),
    problems: ['case/unknown-department', 'case/same-department'],
    summary: 'Give the case to one lead department, and to assisting and notified ones (派遣)',
  }),
  // A notified department may confirm until the case closes, even when the others were quicker.
  row({
    action: 'sign_in',
    path: 'sign-in',
    function: 'routing',
    from: ['dispatched', 'resolved'],
    permission: 'case:sign-in',
    input: z.strictObject({ taskId, handler: memberId.optional().meta({ example: 'handler-sanitation' }) }),
    problems: [...taskProblems, 'case/unknown-handler'],
    summary: 'Accept a task and name its handler (签收)',
  }),
  row({
    action: 'return',
    path: 'return',
    function: 'routing',
    from: ['dispatched'],
    permission: 'case:return',
    input: z.strictObject({ taskId, reason }),
    problems: taskProblems,
    summary: 'Give a task back with a reason (回退)',
  }),
  row({
    action: 'finish',
    path: 'finish',
    function: 'closure',
    from: ['dispatched'],
    permission: 'case:finish',
    input: z.strictObject({ taskId, text: words('垃圾已清运，地面已冲洗'), evidence: evidenceRefs }),
    problems: [...taskProblems, ...photoProblems, 'evidence/after-required'],
    summary:
      'Feed back that a task is done, with a photo of the result where the category asks for one (反馈)',
  }),
  row({
    action: 'pass',
    path: 'pass',
    function: 'closure',
    from: ['resolved'],
    permission: 'case:verify',
    input: z.strictObject({ kind: z.enum(closingKinds), note, evidence: evidenceRefs }),
    problems: [...photoProblems, 'case/four-eyes'],
    summary: 'Verify the result and close the case (核查通过, 结案)',
  }),
  row({
    action: 'fail',
    path: 'fail',
    function: 'closure',
    from: ['resolved'],
    permission: 'case:verify',
    input: z.strictObject({ reason: why('仍有残留垃圾，请再次清理'), evidence: evidenceRefs }),
    problems: [...photoProblems, 'case/four-eyes'],
    summary: 'Refuse the result; the tasks are worked on again (返工)',
  }),
  row({
    action: 'reopen',
    path: 'reopen',
    function: 'closure',
    from: ['closed'],
    permission: 'case:reopen',
    input: z.strictObject({ reason: why('第二天又出现同样的垃圾') }),
    problems: ['case/reopen-too-late'],
    summary: 'Open a closed case again within 72 hours (重开)',
  }),
  row({
    action: 'comment',
    path: 'comment',
    function: 'closure',
    from: ['reported', 'filed', 'dispatched', 'resolved', 'closed', 'dismissed'],
    permission: 'case:comment',
    input: z.strictObject({
      text: text(limits.textLength, 1).meta({ example: '居民催问，请尽快处理' }),
    }),
    problems: [],
    summary: 'Say something on the timeline',
  }),
  row({
    action: 'add_evidence',
    path: 'add-evidence',
    function: 'intake',
    from: ['reported', 'filed', 'dispatched', 'resolved', 'closed', 'dismissed'],
    permission: 'evidence:add',
    input: z.strictObject({ evidence: evidenceRefs, note }),
    problems: photoProblems,
    summary: 'Put committed photos on the case',
  }),
  row({
    action: 'rate',
    path: 'rate',
    function: 'closure',
    from: ['closed'],
    permission: 'case:rate',
    input: z.strictObject({
      stars: z.int().min(1).max(5).meta({ example: 5 }),
      text: text(limits.reasonLength).optional().meta({ example: '处理及时' }),
    }),
    problems: ['case/already-rated'],
    summary: 'Rate the outcome from 1 to 5',
  }),
] as const;

export type CaseActionRow = (typeof caseActions)[number];
export type CaseAction = CaseActionRow['action'];
export type ActionInput<A extends CaseAction> = z.infer<Extract<CaseActionRow, { action: A }>['input']>;

/** What a client may send: defaults are optional. */
export type ActionRequest<A extends CaseAction> = z.input<Extract<CaseActionRow, { action: A }>['input']>;

export const actionRow = Object.fromEntries(
  caseActions.map((definition) => [definition.action, definition]),
) as {
  readonly [A in CaseAction]: Extract<CaseActionRow, { action: A }>;
};
