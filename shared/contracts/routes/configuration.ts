// A district's configuration: each part's versions, trying a draft, the shapes of its areas.
import * as z from 'zod';
import { outlineRow } from '../catalogue.ts';
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
} from '../configuration.ts';
import { dryRun, dryRunResult } from '../dry-run.ts';
import { type Route, route } from '../route.ts';
import { shapesKept, shapesUpload } from '../shapes.ts';
import { inDistrict } from './params.ts';

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

export const configurationRoutes = [
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
] as const;
