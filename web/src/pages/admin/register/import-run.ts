// One import on its way: read, checked here and by the service, then sent in parts. It lives beside the pages, so that
// somebody may leave its page and come back while it goes on.
import { createSignal } from 'solid-js';
import { ApiProblem } from '#shared/client/problem.ts';
import { type ImportResult, importAtOnce } from '#shared/contracts/register.ts';
import { type Column, columnsOf } from '../../../forms/columns.ts';
import { faultOf, type GoodRow, type RowFault, type RowsOptions, rowsOf } from '../../../forms/rows.ts';
import { readTable } from '../../../sheets/read.ts';
import type { Rec } from './record-draft.ts';

export type ImportPhase = 'idle' | 'reading' | 'trying' | 'found' | 'sending' | 'stopped' | 'done';

export interface ImportState<T> {
  readonly phase: ImportPhase;
  readonly file: string;
  readonly good: readonly GoodRow<T>[];
  readonly faults: readonly RowFault[];
  readonly ignored: readonly string[];
  /** Rows checked by the service, or sent. */
  readonly done: number;
  /** What sending does, as the service said before: one that was sent twice would count as unchanged. */
  readonly plan: ImportResult;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Why it could not be read, or why it stopped. */
  readonly error?: unknown;
}

export interface ImportOptions<T> extends RowsOptions<T> {
  /** All of them or none. @throws ApiProblem */
  readonly send: (
    rows: readonly T[],
    options: { dryRun: boolean; besides?: number },
  ) => Promise<ImportResult>;
  /** After the last part, or where it stopped. */
  readonly onChanged: () => void;
}

const nothing: ImportResult = { created: 0, changed: 0, unchanged: 0 };
const idle = {
  phase: 'idle',
  file: '',
  good: [],
  faults: [],
  ignored: [],
  done: 0,
  plan: nothing,
  startedAt: 0,
  endedAt: 0,
} as const;
const plus = (a: ImportResult, b: ImportResult): ImportResult => ({
  created: a.created + b.created,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
});

export function createImportRun<T extends Rec>() {
  const [state, setState] = createSignal<ImportState<T>>(idle);
  const update = (change: Partial<ImportState<T>>) => setState((before) => ({ ...before, ...change }));
  let options: ImportOptions<T> | undefined;

  /** Reads a file and finds every fault of it; nothing is written. */
  async function read(file: File, given: ImportOptions<T>): Promise<void> {
    options = given;
    setState({ ...idle, phase: 'reading', file: file.name });
    try {
      const rows = rowsOf<T>(await readTable(file), given);
      update({ phase: 'trying', good: rows.good, faults: rows.faults, ignored: rows.ignored });
      await tryRows(rows.good, given);
      update({ phase: 'found' });
    } catch (error) {
      setState({ ...idle, file: file.name, error });
    }
  }

  async function tryRows(all: readonly GoodRow<T>[], given: ImportOptions<T>): Promise<void> {
    const columns = columnsOf(given.schema, given.words);
    const good: GoodRow<T>[] = [];
    for (const part of partsOf(all)) {
      let rows = part;
      while (rows.length > 0) {
        try {
          const counted = await patiently(() => send(given, rows, true, state().plan.created));
          update({ plan: plus(state().plan, counted) });
          break;
        } catch (error) {
          // A refusal lists so many faults at most: what it named is put aside, and the rest is tried again.
          const named = faultsByRow(error, rows, columns);
          if (named.size === 0) throw error;
          const found = [...named.values()].flat();
          update({ faults: [...state().faults, ...found].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) });
          rows = rows.filter((row) => !named.has(row));
        }
      }
      good.push(...rows);
      update({ done: state().done + part.length });
    }
    update({ good });
  }

  /** Sends what is good, or goes on where it stopped. */
  async function sendAll(): Promise<void> {
    const given = options;
    const before = state();
    if (!given || (before.phase !== 'found' && before.phase !== 'stopped')) return;
    if (before.phase === 'found') update({ done: 0, startedAt: Date.now() });
    update({ phase: 'sending', error: undefined });
    addEventListener('beforeunload', ask);
    try {
      await sendParts(given);
      update({ phase: 'done' });
    } catch (error) {
      update({ phase: 'stopped', error });
    } finally {
      removeEventListener('beforeunload', ask);
      update({ endedAt: Date.now() });
      given.onChanged();
    }
  }

  /** Fewer at once from when the service did not manage so many; what it did manage is passed over. */
  async function sendParts(given: ImportOptions<T>): Promise<void> {
    let [atOnce, failures] = [importAtOnce as number, 0];
    while (state().done < state().good.length) {
      const rows = state().good.slice(state().done, state().done + atOnce);
      try {
        await send(given, rows, false);
        failures = 0;
        update({ done: state().done + rows.length });
      } catch (error) {
        failures += 1;
        if (!isPassing(error) || failures > attempts) throw error;
        if (isSilence(error)) atOnce = Math.max(fewest, Math.ceil(atOnce / 2));
        await pause(error, failures);
      }
    }
  }

  return { state, read, sendAll, clear: () => setState(idle) };
}
export type ImportRun<T extends Rec> = ReturnType<typeof createImportRun<T>>;

const runs = new Map<string, unknown>();
/** The import of a district's register, whoever opens its page. */
export function importRunOf<T extends Rec>(district: string, noun: string): ImportRun<T> {
  const key = `${district}/${noun}`;
  const run = (runs.get(key) ?? createImportRun<T>()) as ImportRun<T>;
  runs.set(key, run);
  return run;
}

const ask = (event: BeforeUnloadEvent) => event.preventDefault();

const send = <T extends Rec>(
  { send: call }: ImportOptions<T>,
  rows: readonly GoodRow<T>[],
  dryRun: boolean,
  besides = 0,
) =>
  call(
    rows.map(({ value }) => value),
    { dryRun, ...(besides > 0 && { besides }) },
  );

function partsOf<R>(rows: readonly R[]): R[][] {
  return Array.from({ length: Math.ceil(rows.length / importAtOnce) }, (_, at) =>
    rows.slice(at * importAtOnce, (at + 1) * importAtOnce),
  );
}

/** Below this many at once the service is not slow but down. */
const fewest = 25;
/** How often in a row something may fail; enough to come from the most rows at once to the fewest. */
const attempts = 4;

/** Nothing was answered, or a fault of our own: perhaps it was too much at once. */
const isSilence = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && (error.code === 'network' || error.status >= 500);
/** Silence, too many requests, somebody else at the same moment: the same again may succeed. */
const isPassing = (error: unknown): error is ApiProblem =>
  isSilence(error) ||
  (error instanceof ApiProblem && (error.status === 429 || error.code === 'record/version-mismatch'));

/** As long as the service asks for, or a second more each time. */
const pause = ({ retryAfter }: ApiProblem, failures: number) =>
  new Promise((resolve) => setTimeout(resolve, (retryAfter ?? failures) * 1000));

async function patiently<R>(work: () => Promise<R>): Promise<R> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || failures > attempts) throw error;
      await pause(error, failures);
    }
  }
}

/** The rows that a refusal names, each with what is wrong. */
function faultsByRow<T>(
  error: unknown,
  rows: readonly GoodRow<T>[],
  columns: readonly Column[],
): Map<GoodRow<T>, RowFault[]> {
  const named = new Map<GoodRow<T>, RowFault[]>();
  if (!(error instanceof ApiProblem)) return named;
  for (const issue of error.issues) {
    const [, at = '', rest = ''] = /^\/rows\/(\d+)(.*)$/.exec(issue.pointer ?? '') ?? [];
    const row = at === '' ? undefined : rows[Number(at)];
    if (!row) continue;
    const fault = { line: row.line, ...faultOf(columns, { ...issue, pointer: rest }) };
    named.set(row, [...(named.get(row) ?? []), fault]);
  }
  return named;
}
