// What every register has: plain versioned rows of one noun (people, later premises, patrol points …) with paging,
// `If-Match`, a history and import. A register is one row of `registers.ts`; its routes and types come from here.
import * as z from 'zod';
import { author } from './configuration.ts';
import type { Permission } from './permissions.ts';
import { districtId, instant, slug, text } from './primitives.ts';
import { type Route, route } from './route.ts';
import { limits } from './vocabulary.ts';

export interface RegisterRow {
  /** Singular; the first part of its route ids and of its permissions. */
  readonly noun: string;
  /** Plural; its address. */
  readonly path: string;
  readonly function: Route['function'];
  /** Has an `id`, chosen by people or made by the client. */
  readonly schema: z.ZodObject;
  readonly read: Permission;
  readonly write: Permission;
  readonly summary: string;
}

const inDistrict = z.strictObject({ district: districtId });
const ofRecord = z.strictObject({ district: districtId, id: slug });

/** Of a record, beside what it says: which version it is, and whose. */
const recordVersion = {
  version: z
    .int()
    .meta({ example: 1, description: 'Send it as `If-Match: "<version>"` to change the record.' }),
  at: instant,
  by: author,
  removedAt: instant.optional(),
};
export const recordView = <S extends z.ZodObject>(schema: S) =>
  z.strictObject({ ...recordVersion, value: schema });
export type RecordView<T> = z.infer<z.ZodObject<typeof recordVersion>> & { readonly value: T };

export const recordQuery = z.strictObject({
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageSize).default(50),
  q: text(60).optional().describe('A part of a name or id.'),
});
const historyQuery = recordQuery.omit({ q: true });

export const recordPage = <S extends z.ZodObject>(schema: S) =>
  z.strictObject({ items: z.array(recordView(schema)), cursor: z.string().optional() });

/** As many as fit a function's time; a client sends a long list in parts. */
export const importAtOnce = 250;
export const recordImport = <S extends z.ZodObject>(schema: S) =>
  z.strictObject({
    rows: z
      .array(schema)
      .min(1)
      .max(
        importAtOnce,
        `are too many: send ${importAtOnce} at once at most, the others in further requests`,
      ),
    dryRun: z
      .boolean()
      .optional()
      .meta({ example: false, description: 'Only check the rows and count what they would change.' }),
    besides: z.int().min(0).max(100_000).optional().meta({
      example: 0,
      description: 'Of an import in parts: how many records its other parts add, for the quota to count.',
    }),
  });
export const importResult = z.strictObject({
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
});
export type ImportResult = z.infer<typeof importResult>;

/** Without what each route says for itself: beside `z.ZodObject` a schema of its own would be any object at all. */
type Base<R extends RegisterRow> = Omit<Route, 'params' | 'query' | 'body' | 'response' | 'ifMatch'> & {
  readonly function: R['function'];
  readonly auth: 'member';
  readonly permission: Permission;
};
type Path<R extends RegisterRow> = `/v1/districts/{district}/${R['path']}`;
type Of<R extends RegisterRow> = { readonly params: typeof ofRecord; readonly path: `${Path<R>}/{id}` };
type In<R extends RegisterRow> = { readonly params: typeof inDistrict; readonly path: Path<R> };
type View<S extends z.ZodObject> = ReturnType<typeof recordView<S>>;
type Page<S extends z.ZodObject> = ReturnType<typeof recordPage<S>>;
type Change<S extends z.ZodObject> = z.ZodObject<
  { [K in Exclude<keyof S['shape'], 'id'>]: z.ZodOptional<S['shape'][K]> },
  z.core.$strict
>;
type NoBody = { readonly body?: never };
type NoQuery = { readonly query?: never };

/** The routes of one register, as the client and the handlers see them. */
export type RegisterRoutes<R extends RegisterRow> = readonly (
  | (Base<R> &
      In<R> &
      NoBody & {
        readonly id: `${R['noun']}.list`;
        readonly method: 'GET';
        readonly query: typeof recordQuery;
        readonly response: Page<R['schema']>;
      })
  | (Base<R> &
      Of<R> &
      NoBody &
      NoQuery & {
        readonly id: `${R['noun']}.get`;
        readonly method: 'GET';
        readonly response: View<R['schema']>;
      })
  | (Base<R> &
      In<R> &
      NoQuery & {
        readonly id: `${R['noun']}.create`;
        readonly method: 'POST';
        readonly body: R['schema'];
        readonly response: View<R['schema']>;
      })
  | (Base<R> &
      Of<R> &
      NoQuery & {
        readonly id: `${R['noun']}.change`;
        readonly method: 'PATCH';
        readonly ifMatch: 'required';
        readonly body: Change<R['schema']>;
        readonly response: View<R['schema']>;
      })
  | (Base<R> &
      Of<R> &
      NoBody &
      NoQuery & {
        readonly id: `${R['noun']}.remove`;
        readonly method: 'DELETE';
        readonly ifMatch: 'required';
        readonly response: View<R['schema']>;
      })
  | (Base<R> &
      NoBody & {
        readonly id: `${R['noun']}.history`;
        readonly method: 'GET';
        readonly path: `${Path<R>}/{id}/history`;
        readonly params: typeof ofRecord;
        readonly query: typeof historyQuery;
        readonly response: Page<R['schema']>;
      })
  | (Base<R> &
      NoQuery & {
        readonly id: `${R['noun']}.import`;
        readonly method: 'POST';
        readonly path: `${Path<R>}/import`;
        readonly params: typeof inDistrict;
        readonly body: ReturnType<typeof recordImport<R['schema']>>;
        readonly response: typeof importResult;
      })
)[];

/** The routes of every register of the table. */
export const routesOf = <const T extends Readonly<Record<string, RegisterRow>>>(registers: T) =>
  Object.values(registers).flatMap((row) => [...registerRoutes(row)]) as unknown as readonly {
    readonly [Noun in keyof T]: RegisterRoutes<T[Noun]>[number];
  }[keyof T][];

/** List, get, create, change, remove, history and import of one register. */
function registerRoutes<const R extends RegisterRow>(register: R): RegisterRoutes<R> {
  const { noun, schema, read, write, summary } = register;
  const all = `/v1/districts/{district}/${register.path}`;
  const one = `${all}/{id}`;
  const base = { function: register.function, auth: 'member', status: 200 } as const;
  const ofAll = { ...base, params: inDistrict };
  const ofOne = { ...base, params: ofRecord };
  const changed = ['record/not-found', 'record/version-mismatch'] as const;
  return [
    route({
      ...ofAll,
      id: `${noun}.list`,
      method: 'GET',
      path: all,
      permission: read,
      summary: `A page of the register: ${summary}`,
      query: recordQuery,
      response: recordPage(schema),
      problems: ['list/invalid-cursor'],
    }),
    route({
      ...ofOne,
      id: `${noun}.get`,
      method: 'GET',
      path: one,
      permission: read,
      summary: `One record, removed or not: ${summary}`,
      response: recordView(schema),
      problems: ['record/not-found'],
    }),
    route({
      ...ofAll,
      id: `${noun}.create`,
      method: 'POST',
      path: all,
      permission: write,
      summary: `Add to the register: ${summary}; an id that was removed comes back`,
      body: schema,
      response: recordView(schema),
      status: 201,
      problems: ['record/id-taken', 'record/invalid', 'record/version-mismatch', 'quota/exceeded'],
    }),
    route({
      ...ofOne,
      id: `${noun}.change`,
      method: 'PATCH',
      path: one,
      permission: write,
      summary: `Change what is named, leave the rest: ${summary}`,
      body: schema.omit({ id: true }).partial(),
      response: recordView(schema),
      ifMatch: 'required',
      problems: [...changed, 'record/invalid', 'record/needed'],
    }),
    route({
      ...ofOne,
      id: `${noun}.remove`,
      method: 'DELETE',
      path: one,
      permission: write,
      summary: `Take off the register; its history stays: ${summary}`,
      response: recordView(schema),
      ifMatch: 'required',
      problems: [...changed, 'record/needed'],
    }),
    route({
      ...ofOne,
      id: `${noun}.history`,
      method: 'GET',
      path: `${one}/history`,
      permission: read,
      summary: `Every version of a record, the newest first: ${summary}`,
      query: historyQuery,
      response: recordPage(schema),
      problems: ['list/invalid-cursor'],
    }),
    route({
      ...ofAll,
      id: `${noun}.import`,
      method: 'POST',
      path: `${all}/import`,
      permission: write,
      summary: `Add and change many at once, all or none of them: ${summary}; sending it again changes nothing`,
      body: recordImport(schema),
      response: importResult,
      problems: ['record/invalid', 'record/needed', 'record/version-mismatch', 'quota/exceeded'],
    }),
  ] as unknown as RegisterRoutes<R>;
}
