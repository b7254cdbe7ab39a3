// The handlers of a register's seven routes, whatever its noun.
import type { RecordView } from '#shared/contracts/register.ts';
import type { ApiRoute } from '#shared/contracts/routes.ts';
import type { ApiHandler, Reply } from './api.ts';
import { decodeCursor, encodeCursor, sortKeyPosition } from './cursor.ts';
import type { MemberCaller } from './identity.ts';
import { getRecord, type Identified, listRecords, type Register, recordHistory } from './register.ts';
import { changeRecord, createRecord, importRecords, removeRecord } from './register-writes.ts';

type Handlers<Noun extends string> = {
  readonly [R in ApiRoute as R['id'] extends `${Noun}.${string}` ? R['id'] : never]: ApiHandler<R>;
};

interface RecordRequest<T> {
  readonly params: { readonly id: string };
  readonly query: { readonly cursor?: string; readonly limit: number; readonly q?: string };
  readonly body: T &
    Partial<T> & { readonly rows: readonly T[]; readonly dryRun?: boolean; readonly besides?: number };
  readonly ifMatch: number | undefined;
  readonly caller: MemberCaller;
}

/** To be spread into the handlers of the function that serves the register. */
export function registerHandlers<const Noun extends string, T extends Identified>(
  register: Register<T, Noun>,
): Handlers<Noun> {
  const handlers = {
    list: async ({ query: { cursor, limit, q }, caller: { store } }: RecordRequest<T>) =>
      pageReply(await listRecords(register, store, { after: after(cursor), limit, q })),
    get: async ({ params: { id }, caller: { store } }: RecordRequest<T>) =>
      recordReply(await getRecord(register, store, id)),
    create: async ({ body, caller }: RecordRequest<T>) =>
      recordReply(await createRecord(register, caller.store, body, editorOf(caller))),
    change: async ({ params: { id }, body, ifMatch, caller }: RecordRequest<T>) =>
      recordReply(
        await changeRecord(register, caller.store, id, {
          seen: ifMatch as number,
          change: body,
          editor: editorOf(caller),
        }),
      ),
    remove: async ({ params: { id }, ifMatch, caller }: RecordRequest<T>) =>
      recordReply(
        await removeRecord(register, caller.store, id, { seen: ifMatch as number, editor: editorOf(caller) }),
      ),
    history: async ({ params: { id }, query: { cursor, limit }, caller: { store } }: RecordRequest<T>) =>
      pageReply(await recordHistory(register, store, id, { after: after(cursor), limit })),
    import: async ({ body: { rows, dryRun, besides }, caller }: RecordRequest<T>) => ({
      body: await importRecords(register, caller.store, rows, {
        editor: editorOf(caller),
        dryRun,
        besides,
      }),
    }),
  };
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [`${register.noun}.${name}`, handler]),
  ) as unknown as Handlers<Noun>;
}

const after = (cursor: string | undefined) =>
  cursor === undefined ? undefined : decodeCursor(sortKeyPosition, cursor);

const pageReply = <T>({ items, next }: { items: RecordView<T>[]; next: string | undefined }) => ({
  body: { items, ...(next !== undefined && { cursor: encodeCursor(next) }) },
});

const recordReply = <T>(record: RecordView<T>): Reply<RecordView<T>> => ({
  body: record,
  headers: { etag: `"${record.version}"` },
});

const editorOf = (caller: MemberCaller) => ({ by: authorOf(caller), held: caller.member.held });

export const authorOf = ({ member: { id, name } }: MemberCaller) => ({ id, name });
