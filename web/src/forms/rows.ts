// From a table to records: columns found by their headers, every row checked by the schema before anything is sent.
import type * as z from 'zod';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { twice } from '#shared/domain/issues.ts';
import { issueText } from '../i18n/problems.ts';
import { sheetText } from '../i18n/sheets.ts';
import type { TableRow } from '../sheets/table.ts';
import {
  CellFault,
  type Column,
  cellReader,
  columnsOf,
  isHeaderOf,
  type NamedOf,
  titleOf,
} from './columns.ts';
import { sayIssue } from './issues.ts';

export interface Identified {
  readonly id: string;
}

/** A row that became a record. */
export interface GoodRow<T> {
  readonly line: number;
  readonly value: T;
}

/** What is wrong, and where; without a line it is the whole table. */
export interface RowFault {
  readonly line?: number | undefined;
  /** The column's title. */
  readonly column?: string | undefined;
  readonly text: string;
}

export interface RowsOptions<T> {
  readonly schema: z.ZodObject;
  readonly words: string;
  readonly namedOf: NamedOf;
  /** Faults that no single field's schema can tell; pointers begin at the record. */
  readonly check?: ((value: T) => readonly ProblemIssue[]) | undefined;
  /** Fields that no two records may share, beside their id. */
  readonly unique?: readonly (keyof T & string)[] | undefined;
  /** Several lines may be of one id. */
  readonly several?: boolean | undefined;
}

export interface Rows<T> {
  readonly good: readonly GoodRow<T>[];
  readonly faults: readonly RowFault[];
  /** Lines that have a fault. */
  readonly badLines: ReadonlySet<number>;
  /** Headers that mean no column. */
  readonly ignored: readonly string[];
}

/** The first row holds the headers. Pure but for the language that faults are said in. */
export function rowsOf<T extends Identified>(table: readonly TableRow[], options: RowsOptions<T>): Rows<T> {
  const [head, ...body] = table;
  const columns = columnsOf(options.schema, options.words);
  const headers = (head?.cells ?? []).map((header) => header.trim());
  const places = columns.map((column) => headers.findIndex((header) => isHeaderOf(column, header)));
  const ignored = headers.filter((header) => header && !columns.some((column) => isHeaderOf(column, header)));
  const wrongHead = columns.flatMap((column, at): RowFault[] => {
    const column_ = titleOf(column);
    const count = headers.filter((header) => isHeaderOf(column, header)).length;
    if (count > 1) return [{ text: sheetText('wrong.twice-column', { column: column_ }) }];
    return places[at] === -1 && column.required
      ? [{ text: sheetText('wrong.no-column', { column: column_ }) }]
      : [];
  });
  if (wrongHead.length > 0) return { good: [], faults: wrongHead, badLines: new Set(), ignored };
  const read = cellReader(options.namedOf);
  const made = body.map(({ line, cells }) => {
    const texts = places.map((place) => (place === -1 ? '' : (cells[place] ?? '')));
    return { line, ...recordOf<T>(columns, texts, read, options) };
  });
  const whole = made.flatMap(({ line, value, faults }) =>
    faults.length === 0 ? [{ line, value: value as T }] : [],
  );
  const repeated = options.several ? [] : repeatedIn(whole, columns, options.unique ?? []);
  const faults = [
    ...made.flatMap(({ line, faults: own }) => own.map((fault) => ({ line, ...fault }))),
    ...repeated,
  ];
  const badLines = new Set(faults.map(({ line }) => line as number));
  return {
    good: whole.filter(({ line }) => !badLines.has(line)),
    faults: faults.sort((a, b) => (a.line as number) - (b.line as number)),
    badLines,
    ignored,
  };
}

function recordOf<T>(
  columns: readonly Column[],
  texts: readonly string[],
  read: ReturnType<typeof cellReader>,
  { schema, check }: RowsOptions<T>,
): { value?: T; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const input: Record<string, unknown> = {};
  for (const [at, column] of columns.entries()) {
    try {
      const value = read(column, texts[at] ?? '');
      if (value !== undefined) input[column.name] = value;
    } catch (error) {
      if (!(error instanceof CellFault)) throw error;
      faults.push({ column: titleOf(column), text: error.message });
    }
  }
  // The schema would only say once more that something is missing.
  if (faults.length > 0) return { faults };
  const { data, error } = schema.safeParse(input);
  if (error) {
    const firsts = new Map(error.issues.toReversed().map((issue) => [issue.path[0], issue]));
    return {
      faults: [...firsts.values()].reverse().map((issue) => ({
        column: titleOfField(columns, String(issue.path[0])),
        text: sayIssue(
          issue,
          issue.path.length > 1 ? valueAt(input, issue.path) : emptyIsNothing(input, issue.path),
        ),
      })),
    };
  }
  const value = data as T;
  return { value, faults: (check?.(value) ?? []).map((issue) => faultOf(columns, issue)) };
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], input);
/** An empty cell of several is not "at least one", it is missing. */
const emptyIsNothing = (input: unknown, path: readonly PropertyKey[]) => {
  const value = valueAt(input, path);
  return Array.isArray(value) && value.length === 0 ? undefined : value;
};

const titleOfField = (columns: readonly Column[], name: string) => {
  const column = columns.find((each) => each.name === name);
  return column ? titleOf(column) : name;
};

/** A fault of one record, whose pointer begins at it, as a person reads it. */
export function faultOf(columns: readonly Column[], issue: ProblemIssue): RowFault {
  const name = issue.pointer?.split('/')[1];
  return {
    ...(name && { column: titleOfField(columns, name) }),
    text: issueText(issue) ?? issue.detail,
  };
}

/** Of two rows with one id or account, the second is wrong. */
function repeatedIn<T extends Identified>(
  rows: readonly GoodRow<T>[],
  columns: readonly Column[],
  unique: readonly (keyof T & string)[],
): RowFault[] {
  const values = rows.map(({ value }) => value);
  return ['id' as const, ...unique].flatMap((key) =>
    twice('', values, key as keyof T & string).map((issue) => {
      const [, at, name = ''] = (issue.pointer ?? '').split('/');
      return { line: rows[Number(at)]?.line, ...faultOf(columns, { ...issue, pointer: `/${name}` }) };
    }),
  );
}
