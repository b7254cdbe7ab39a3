// THE list of what the HTTP API answers. The API Gateway routes, the dispatcher in functions/lib, OpenAPI, the
// console's client types and the role × route test all come from it.
import * as z from 'zod';
import { type ActionPath, actionPath, type CaseActionRow, caseActions } from './action-table.ts';
import { auditPage, auditQuery } from './audit.ts';
import { caseAround } from './bindings.ts';
import { actionInputs, commandId, type InputSchema } from './case-actions.ts';
import { caseList, caseListQuery, caseView, queueCounts, report } from './cases.ts';
import { outlineRow } from './catalogue.ts';
import {
  configurationIndex,
  type PartChange,
  type PartName,
  type PartView,
  partChange,
  partQuery,
  parts,
  partVersion,
  partView,
  versionsPage,
  versionsQuery,
} from './configuration.ts';
import { districtChange, districtEntry, districtView, me, newDistrict } from './districts.ts';
import { dryRun, dryRunResult } from './dry-run.ts';
import { duty, dutyChange, dutyList, dutyQuery } from './duty.ts';
import { evidenceRequest, evidenceUpload, evidenceView } from './evidence.ts';
import { invitation, invited, loginState } from './logins.ts';
import { rosterEntry } from './members.ts';
import { erasure, offboardingId, offboardingView, offboardingWithFiles } from './offboarding.ts';
import { districtId, memberId, slug, ulid } from './primitives.ts';
import { quotaUse } from './quotas.ts';
import { routesOf } from './register.ts';
import { registers } from './registers.ts';
import { type Route, route } from './route.ts';
import { shapesKept, shapesUpload } from './shapes.ts';
import { districtUsage, usageList, usageQuery } from './usage.ts';

const none = z.strictObject({});
const inDistrict = z.strictObject({ district: districtId });
const ofOffboarding = z.strictObject({ offboarding: offboardingId });
const ofCase = z.strictObject({ district: districtId, caseId: ulid });
const ofEvidence = z.strictObject({ district: districtId, caseId: ulid, evidenceId: ulid });

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

interface PartRoute extends Route {
  readonly function: 'admin';
  readonly auth: 'member';
  readonly params: typeof inDistrict;
  readonly status: 200;
}
interface PartGet<P extends PartName> extends PartRoute {
  readonly id: `${P}.get`;
  readonly method: 'GET';
  readonly path: `/v1/districts/{district}/configuration/${P}`;
  readonly query: typeof partQuery;
  readonly body?: never;
  readonly response: PartView<P>;
}
interface PartPut<P extends PartName> extends PartRoute {
  readonly id: `${P}.put`;
  readonly method: 'PUT';
  readonly ifMatch: 'required';
  readonly path: `/v1/districts/{district}/configuration/${P}`;
  readonly query?: never;
  readonly body: PartChange<P>;
  readonly response: PartView<P>;
}
interface PartVersions<P extends PartName> extends PartRoute {
  readonly id: `${P}.versions`;
  readonly method: 'GET';
  readonly path: `/v1/districts/{district}/configuration/${P}/versions`;
  readonly query: typeof versionsQuery;
  readonly body?: never;
  readonly response: typeof versionsPage;
}
interface PartCancel<P extends PartName> extends PartRoute {
  readonly id: `${P}.cancel`;
  readonly method: 'DELETE';
  readonly ifMatch: 'required';
  readonly path: `/v1/districts/{district}/configuration/${P}/waiting`;
  readonly query?: never;
  readonly body?: never;
  readonly response: typeof partVersion;
}
type PartRoutes<T extends readonly { part: PartName }[]> = {
  readonly [I in keyof T]:
    | PartGet<T[I]['part']>
    | PartPut<T[I]['part']>
    | PartVersions<T[I]['part']>
    | PartCancel<T[I]['part']>;
};

/** Reading, publishing and the past of each part. */
const partRoutes = parts.flatMap(({ part, schema, write, summary }) => {
  const path = `/v1/districts/{district}/configuration/${part}`;
  const common = { path, function: 'admin', auth: 'member', params: inDistrict, status: 200 } as const;
  const response = partView(schema as z.ZodType);
  return [
    route({
      ...common,
      id: `${part}.get`,
      method: 'GET',
      permission: 'configuration:read',
      summary: `A version of the part ${part}: ${summary}`,
      query: partQuery,
      response,
      problems: ['configuration/no-such-version'],
    }),
    route({
      ...common,
      id: `${part}.put`,
      method: 'PUT',
      permission: write,
      summary: `Publish a new version of the part ${part}: ${summary}`,
      body: partChange(schema as z.ZodType),
      response,
      ifMatch: 'required',
      problems: [
        'configuration/invalid',
        'configuration/version-mismatch',
        'configuration/waiting',
        // The folder that it names was never answered to this district.
        ...(part === 'shapes' ? (['configuration/no-such-shapes'] as const) : []),
      ],
    }),
    route({
      ...common,
      id: `${part}.cancel`,
      method: 'DELETE',
      path: `${path}/waiting`,
      permission: write,
      summary: `Take back the version of the part ${part} that waits to come into force; If-Match names it`,
      response: partVersion,
      ifMatch: 'required',
      problems: ['configuration/not-waiting', 'configuration/invalid'],
    }),
    route({
      ...common,
      id: `${part}.versions`,
      method: 'GET',
      path: `${path}/versions`,
      permission: 'configuration:read',
      summary: `The versions of the part ${part}, the newest first`,
      query: versionsQuery,
      response: versionsPage,
      problems: [],
    }),
  ];
}) as unknown as PartRoutes<typeof parts>;

export const routes = [
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
  route({
    id: 'catalogue.outline',
    method: 'GET',
    path: '/v1/districts/{district}/configuration/catalogue/outline',
    function: 'admin',
    auth: 'member',
    permission: 'configuration:read',
    summary: 'A version of the part catalogue without its filing conditions: what a phone needs to report',
    params: inDistrict,
    query: partQuery,
    response: partView(z.array(outlineRow)),
    status: 200,
    problems: ['configuration/no-such-version'],
  }),
  route({
    id: 'configuration.get',
    method: 'GET',
    path: '/v1/districts/{district}/configuration',
    function: 'admin',
    auth: 'member',
    permission: 'configuration:read',
    summary: 'Which version of each part is in force',
    params: inDistrict,
    response: configurationIndex,
    status: 200,
    problems: [],
  }),
  ...partRoutes,
  route({
    id: 'configuration.try',
    method: 'POST',
    path: '/v1/districts/{district}/configuration/dry-run',
    function: 'admin',
    auth: 'member',
    permission: 'configuration:read',
    summary:
      'Try a draft on the newest cases: which would be routed or timed otherwise, and why (试算). Needs the permission ' +
      'of every part in the draft; changes nothing',
    params: inDistrict,
    body: dryRun,
    response: dryRunResult,
    status: 200,
    problems: ['configuration/invalid'],
  }),
  route({
    id: 'shapes.upload',
    method: 'POST',
    path: '/v1/districts/{district}/configuration/shapes',
    function: 'admin',
    auth: 'member',
    permission: 'areas:write',
    summary: 'Keep shapes of areas as a set, to be put in force by publishing the part shapes',
    params: inDistrict,
    body: shapesUpload,
    response: shapesKept,
    status: 201,
    problems: ['configuration/invalid', 'configuration/no-such-shapes'],
  }),
  ...routesOf(registers),
  route({
    id: 'duty.list',
    method: 'GET',
    path: '/v1/districts/{district}/duty',
    function: 'admin',
    auth: 'member',
    permission: 'member:read',
    summary: 'Who of some people is on duty',
    params: inDistrict,
    query: dutyQuery,
    response: dutyList,
    status: 200,
    problems: [],
  }),
  route({
    id: 'duty.own',
    method: 'PUT',
    path: '/v1/districts/{district}/duty',
    function: 'admin',
    auth: 'member',
    permission: 'duty:own',
    summary: 'Go on duty (上岗) or off (下岗) oneself',
    params: inDistrict,
    body: dutyChange,
    response: duty,
    status: 200,
    problems: [],
  }),
  route({
    id: 'duty.set',
    method: 'PUT',
    path: '/v1/districts/{district}/members/{id}/duty',
    function: 'admin',
    auth: 'member',
    permission: 'member:write',
    summary: 'Put somebody on duty, or take them off',
    params: z.strictObject({ district: districtId, id: slug }),
    body: dutyChange,
    response: duty,
    status: 200,
    problems: ['record/not-found'],
  }),
  route({
    id: 'open-tasks.count',
    method: 'GET',
    path: '/v1/districts/{district}/members/{id}/open-tasks',
    function: 'admin',
    auth: 'member',
    permission: 'member:read',
    summary:
      'How many open tasks of their department are in somebody’s hands; they go back when that person leaves it',
    params: z.strictObject({ district: districtId, id: slug }),
    response: z.strictObject({ open: z.int().meta({ example: 3 }) }),
    status: 200,
    problems: ['record/not-found'],
  }),
  route({
    id: 'audit.list',
    method: 'GET',
    path: '/v1/districts/{district}/audit',
    function: 'admin',
    auth: 'member',
    permission: 'audit:read',
    summary: 'Every change of configuration and registers, the newest first (变更记录)',
    params: inDistrict,
    query: auditQuery,
    response: auditPage,
    status: 200,
    problems: ['list/invalid-cursor'],
  }),
  route({
    id: 'login.invite',
    method: 'POST',
    path: '/v1/districts/{district}/invitations',
    function: 'admin',
    auth: 'member',
    permission: 'member:write',
    summary:
      'Invite somebody to sign in (邀请); whoever can already is not invited again. Answers their account',
    params: inDistrict,
    body: invitation,
    response: invited,
    status: 200,
    problems: ['login/elsewhere'],
  }),
  route({
    id: 'login.state',
    method: 'GET',
    path: '/v1/districts/{district}/members/{id}/login',
    function: 'admin',
    auth: 'member',
    permission: 'member:read',
    summary: 'Whether a person can sign in, or was only invited to',
    params: z.strictObject({ district: districtId, id: memberId }),
    response: loginState,
    status: 200,
    problems: ['record/not-found'],
  }),
  route({
    id: 'login.again',
    method: 'POST',
    path: '/v1/districts/{district}/members/{id}/login/invitation',
    function: 'admin',
    auth: 'member',
    permission: 'member:write',
    summary: 'Send somebody their invitation again',
    params: z.strictObject({ district: districtId, id: memberId }),
    response: loginState,
    status: 200,
    problems: ['record/not-found', 'login/elsewhere', 'login/not-invited'],
  }),
  route({
    id: 'department.members',
    method: 'GET',
    path: '/v1/districts/{district}/departments/{department}/members',
    function: 'admin',
    auth: 'member',
    permission: 'configuration:read',
    summary: 'The people of a department, of whom a handler can be named',
    params: z.strictObject({ district: districtId, department: slug }),
    response: z.strictObject({ items: z.array(rosterEntry) }),
    status: 200,
    problems: [],
  }),
  route({
    id: 'district.quotas',
    method: 'GET',
    path: '/v1/districts/{district}/quotas',
    function: 'admin',
    auth: 'member',
    permission: 'quota:read',
    summary: 'What the district may have by the quotas of its operator (配额), and what it has',
    params: inDistrict,
    response: quotaUse,
    status: 200,
    problems: [],
  }),
  route({
    id: 'district.create',
    method: 'PUT',
    path: '/v1/districts/{district}',
    function: 'platform',
    auth: 'operator',
    summary:
      'Bring a new district on, with its configuration and its first people; nothing is there until all is',
    params: inDistrict,
    body: newDistrict,
    response: districtView,
    status: 201,
    problems: ['configuration/invalid', 'quota/exceeded', 'district/id-taken'],
  }),
  route({
    id: 'district.change',
    method: 'PATCH',
    path: '/v1/districts/{district}',
    function: 'platform',
    auth: 'operator',
    summary:
      'Suspend a district (停用), which from then on is only read, resume it, or set its quotas (配额)',
    params: inDistrict,
    body: districtChange,
    response: districtView,
    status: 200,
    ifMatch: 'required',
    problems: ['district/not-found', 'district/version-mismatch', 'district/leaving'],
  }),
  route({
    id: 'offboarding.start',
    method: 'PUT',
    path: '/v1/districts/{district}/offboarding',
    function: 'platform',
    auth: 'operator',
    summary:
      'Begin to off-board a suspended district (退出): everything of it goes into an archive, nothing is removed',
    params: inDistrict,
    response: offboardingView,
    status: 200,
    ifMatch: 'required',
    problems: ['district/not-found', 'district/version-mismatch', 'district/not-suspended'],
  }),
  route({
    id: 'offboarding.erase',
    method: 'PUT',
    path: '/v1/offboardings/{offboarding}/erasure',
    function: 'platform',
    auth: 'operator',
    summary: 'Remove everything of the district, once its archive is complete; there is no way back',
    params: ofOffboarding,
    body: erasure,
    response: offboardingView,
    status: 200,
    problems: ['offboarding/not-found', 'offboarding/not-archived', 'offboarding/not-confirmed'],
  }),
  route({
    id: 'offboarding.get',
    method: 'GET',
    path: '/v1/offboardings/{offboarding}',
    function: 'platform',
    auth: 'operator',
    summary: 'How far an off-boarding has come, the files of its archive, and in the end the receipt',
    params: ofOffboarding,
    response: offboardingWithFiles,
    status: 200,
    problems: ['offboarding/not-found'],
  }),
  route({
    id: 'offboarding.list',
    method: 'GET',
    path: '/v1/offboardings',
    function: 'platform',
    auth: 'operator',
    summary: 'The off-boardings of the service, those that are done included',
    params: none,
    response: z.strictObject({ items: z.array(offboardingView) }),
    status: 200,
    problems: [],
  }),
  route({
    id: 'district.usage',
    method: 'GET',
    path: '/v1/districts/{district}/usage',
    function: 'platform',
    auth: 'operator',
    summary: 'How large a district is, and what it used in the last twelve months',
    params: inDistrict,
    response: districtUsage,
    status: 200,
    problems: ['district/not-found'],
  }),
  route({
    id: 'usage.list',
    method: 'GET',
    path: '/v1/usage',
    function: 'platform',
    auth: 'operator',
    summary: 'What every district used in a month',
    params: none,
    query: usageQuery,
    response: usageList,
    status: 200,
    problems: [],
  }),
  route({
    id: 'district.list',
    method: 'GET',
    path: '/v1/districts',
    function: 'platform',
    auth: 'operator',
    summary: 'The districts of the service, with their quotas and what they have now',
    params: none,
    response: z.strictObject({ items: z.array(districtEntry) }),
    status: 200,
    problems: [],
  }),
  route({
    id: 'me.get',
    method: 'GET',
    path: '/v1/me',
    function: 'admin',
    auth: 'account',
    summary: 'Who the caller is and in which districts',
    params: none,
    response: me,
    status: 200,
    problems: [],
  }),
  route({
    id: 'openapi.get',
    method: 'GET',
    path: '/v1/openapi.json',
    function: 'admin',
    auth: 'none',
    summary: 'This API in OpenAPI 3.1',
    params: none,
    response: z.looseObject({ openapi: z.string() }),
    status: 200,
    problems: [],
  }),
  route({
    id: 'health.get',
    method: 'GET',
    path: '/healthz',
    function: 'admin',
    auth: 'none',
    summary: 'Answers when the table can be read',
    params: none,
    response: z.strictObject({ status: z.literal('ok') }),
    status: 200,
    problems: ['server/unavailable'],
  }),
] as const;

export type ApiRoute = (typeof routes)[number];
export type RouteId = ApiRoute['id'];
export type RouteOf<Id extends RouteId> = Extract<ApiRoute, { id: Id }>;
