// One record on its way from what was read to what is saved: what the form began with, and what happens when somebody
// else was faster. What was typed stays in the page until its author says otherwise.
import { createResource, createSignal } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import type { RecordView } from '#shared/contracts/register.ts';
import { type RegisterPlace, useRecordCalls } from '../../../data/records.ts';
import { problemText } from '../../../i18n/problems.ts';
import { changedFields, type Fields } from './changes.ts';

export type Rec = Fields & { readonly id: string };

/** What a form is made from: the version read, undefined for a new one, and what its fields begin with. */
interface Begun<T> {
  readonly base: RecordView<T> | undefined;
  readonly value: T | undefined;
}

/** @param id of a record that exists, or empty for a new one; a draft is of one record */
export function createRecordDraft<T extends Rec>(
  district: () => string,
  register: RegisterPlace,
  id: string,
) {
  const calls = useRecordCalls<T>(district, register);
  const [begun, setBegun] = createSignal<Begun<T> | undefined>(
    id === '' ? { base: undefined, value: undefined } : undefined,
  );
  const [newer, setNewer] = createSignal<{ theirs: RecordView<T>; mine: T }>();
  const begin = (base: RecordView<T>, value: T = base.value) => {
    setNewer(undefined);
    setBegun({ base, value });
    return base;
  };
  // Always asked anew: a list may have been there for a while.
  const [loading, { refetch }] = createResource(
    () => id || undefined,
    async (asked) => begin(await calls.get(asked)),
  );
  const isGone = () => begun()?.base?.removedAt !== undefined;

  async function save(
    value: T,
  ): Promise<{ record: RecordView<T>; how: 'created' | 'restored' | 'saved' } | undefined> {
    const base = begun()?.base;
    if (!base) return { record: begin(await created(value)), how: 'created' };
    if (base.removedAt) return { record: begin(await created(value)), how: 'restored' };
    const change = changedFields(base.value, value);
    if (Object.keys(change).length === 0) return undefined;
    try {
      return { record: begin(await calls.change(base.value.id, change, base.version)), how: 'saved' };
    } catch (error) {
      if (isOvertaken(error)) setNewer({ theirs: await calls.get(base.value.id), mine: value });
      throw error;
    }
  }

  /** That the id is taken is the id's fault, and said there. */
  async function created(value: T): Promise<RecordView<T>> {
    try {
      return await calls.create(value);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'record/id-taken') throw error;
      const { status, requestId, detail } = error;
      const issues = [{ pointer: '/id', detail: problemText('record/id-taken') ?? '' }];
      throw new ApiProblem({ code: 'record/id-taken', status, requestId, detail, issues });
    }
  }

  return {
    begun,
    newer,
    isGone,
    error: () => loading.error as unknown,
    retry: () => void refetch(),
    save,
    /** @throws ApiProblem */
    async remove(): Promise<RecordView<T>> {
      const base = begun()?.base as RecordView<T>;
      try {
        return begin(await calls.remove(base.value.id, base.version));
      } catch (error) {
        if (isOvertaken(error)) setNewer({ theirs: await calls.get(base.value.id), mine: base.value });
        throw error;
      }
    },
    bringBack: async (value: T) => begin(await calls.create(value)),
    /** The form begins again with their version and what I changed on top; saving takes the place of theirs. */
    keepMine() {
      const before = begun()?.base;
      const both = newer();
      if (!both || !before) return;
      begin(both.theirs, { ...both.theirs.value, ...changedFields(before.value, both.mine) });
    },
    takeTheirs() {
      const both = newer();
      if (both) begin(both.theirs);
    },
  };
}
export type RecordDraft<T extends Rec> = ReturnType<typeof createRecordDraft<T>>;

/** Changed or removed since it was read. */
const isOvertaken = (error: unknown) =>
  error instanceof ApiProblem &&
  (error.code === 'record/version-mismatch' || error.code === 'record/not-found');
