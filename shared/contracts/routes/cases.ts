// Reporting a case, acting on it, its photos, and finding it.
import type * as z from 'zod';
import { type ActionPath, actionPath, type CaseActionRow, caseActions } from '../action-table.ts';
import { caseAround } from '../bindings.ts';
import { actionInputs, commandId, type InputSchema } from '../case-actions.ts';
import { caseList, caseListQuery, caseView, queueCounts, report } from '../cases.ts';
import { evidenceRequest, evidenceUpload, evidenceView } from '../evidence.ts';
import { type Route, route } from '../route.ts';
import { inDistrict, ofCase, ofEvidence } from './params.ts';

type ActionBody<R extends CaseActionRow> =
  InputSchema<R> extends z.ZodObject<infer Shape>
    ? z.ZodObject<Shape & { commandId: typeof commandId }, z.core.$strict>
    : never;
interface ActionRoute<R extends CaseActionRow> extends Route {
  readonly id: `case.${R['action']}`;
  readonly method: 'POST';
  readonly path: `/v1/districts/{district}/cases/{caseId}/${ActionPath<R['action']>}`;
  readonly function: R['function'];
  readonly auth: 'member';
  readonly params: typeof ofCase;
  readonly body: ActionBody<R>;
  readonly response: typeof caseView;
  readonly ifMatch: 'optional';
  readonly query?: never;
}
type ActionRoutes<T extends readonly CaseActionRow[]> = { readonly [I in keyof T]: ActionRoute<T[I]> };

const actionRoutes = caseActions.map((row) =>
  route({
    id: `case.${row.action}`,
    method: 'POST',
    path: `/v1/districts/{district}/cases/{caseId}/${actionPath(row.action)}`,
    function: row.function,
    auth: 'member',
    permission: row.permission,
    summary: row.summary,
    params: ofCase,
    body: (actionInputs[row.action] as z.ZodObject).extend({ commandId }),
    response: caseView,
    status: 200,
    ifMatch: 'optional',
    problems: [
      'case/not-found',
      'case/wrong-state',
      'case/version-mismatch',
      'case/conflict',
      'case/command-id-taken',
      ...row.problems,
    ],
  }),
) as unknown as ActionRoutes<typeof caseActions>;

export const caseRoutes = [
  route({
    id: 'case.report',
    method: 'POST',
    path: '/v1/districts/{district}/cases',
    function: 'intake',
    auth: 'member',
    permission: 'case:report',
    summary: 'Report a case (上报), or one that was solved on the spot',
    params: inDistrict,
    body: report,
    response: caseView,
    status: 201,
    problems: [
      'quota/exceeded',
      'case/id-taken',
      'case/command-id-taken',
      'case/conflict',
      'case/unknown-category',
      'case/category-disabled',
      'case/invalid-answers',
      'case/source-not-allowed',
      'evidence/not-committed',
      'evidence/rejected',
      'evidence/scene-required',
      'evidence/after-required',
    ],
  }),
  ...actionRoutes,
  route({
    id: 'evidence.request',
    method: 'POST',
    path: '/v1/districts/{district}/cases/{caseId}/evidence',
    function: 'intake',
    auth: 'member',
    permission: 'evidence:add',
    summary: 'Ask where to upload a photo; the case need not exist yet',
    params: ofCase,
    body: evidenceRequest,
    response: evidenceUpload,
    status: 201,
    problems: ['case/not-found', 'evidence/id-taken', 'evidence/too-many', 'quota/exceeded'],
  }),
  route({
    id: 'evidence.commit',
    method: 'POST',
    path: '/v1/districts/{district}/cases/{caseId}/evidence/{evidenceId}/commit',
    function: 'intake',
    auth: 'member',
    permission: 'evidence:add',
    summary: 'Say that a photo was uploaded; it is checked from now on',
    params: ofEvidence,
    response: evidenceView,
    status: 200,
    problems: ['case/not-found', 'evidence/not-found', 'evidence/not-uploaded'],
  }),
  route({
    id: 'case.list',
    method: 'GET',
    path: '/v1/districts/{district}/cases',
    function: 'insight',
    auth: 'member',
    permission: 'case:read',
    summary: 'A page of a queue, what is due first first',
    params: inDistrict,
    query: caseListQuery,
    response: caseList,
    status: 200,
    problems: ['list/invalid-cursor'],
  }),
  route({
    id: 'case.get',
    method: 'GET',
    path: '/v1/districts/{district}/cases/{caseId}',
    function: 'insight',
    auth: 'member',
    permission: 'case:read',
    summary: 'A case with its tasks, photos, whole timeline, and what this member may do now',
    params: ofCase,
    response: caseView,
    status: 200,
    problems: ['case/not-found'],
  }),
  route({
    id: 'around.list',
    method: 'GET',
    path: '/v1/districts/{district}/cases/{caseId}/around',
    function: 'insight',
    auth: 'member',
    permission: 'case:read',
    summary: 'Who is bound to the place of a case, and whose turn it is there by the duty rosters',
    params: ofCase,
    response: caseAround,
    status: 200,
    problems: ['case/not-found'],
  }),
  route({
    id: 'queue.counts',
    method: 'GET',
    path: '/v1/districts/{district}/queues',
    function: 'insight',
    auth: 'member',
    permission: 'case:read',
    summary: 'How many cases wait in each queue of this member',
    params: inDistrict,
    response: queueCounts,
    status: 200,
    problems: [],
  }),
] as const;
