// From the lines of a spreadsheet to rows of the catalogue, with what is wrong by line and column. Pure but for the
// language that faults are said in.
import { type CatalogueRow, catalogueRow } from '#shared/contracts/catalogue.ts';
import { canonicalJson } from '#shared/domain/canonical-json.ts';
import { catalogueIssues } from '#shared/domain/catalogue-check.ts';
import { columnsOf, isHeaderOf, type NamedOf, titleOf } from '../../../forms/columns.ts';
import { sayIssue } from '../../../forms/issues.ts';
import { faultOf, type GoodRow, type RowFault, rowsOf } from '../../../forms/rows.ts';
import { catalogueText } from '../../../i18n/catalogue.ts';
import type { TableRow } from '../../../sheets/table.ts';
import { CellUnread, readChoices, readMapped, readNeeds, readShown } from './cells.ts';
import { type CategoryRow, categoryRow, conditionColumns, headColumns, questionColumns } from './sheet.ts';

/** What was read of a file. */
export interface ReadSheet {
  /** Rows of the tree without a fault. */
  readonly good: readonly CatalogueRow[];
  readonly faults: readonly RowFault[];
  /** Headers that mean no column. */
  readonly ignored: readonly string[];
}

export interface Known {
  /** The draft that the sheet is to be put into. */
  readonly rows: readonly CatalogueRow[];
  readonly namedOf: NamedOf;
  readonly departmentIds: ReadonlySet<string>;
  /** Whether rows that are not in the sheet go. */
  readonly replace: boolean;
}

type Line = GoodRow<CategoryRow>;
const columns = columnsOf(categoryRow, 'categoryRow');
const filled = (line: CategoryRow, among: object) =>
  Object.keys(among).some((name) => !isBlank(line[name as keyof CategoryRow]));
const isBlank = (value: unknown) =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A column that the sheet does not have leaves what the draft says. */
export function readSheet(table: readonly TableRow[], known: Known): ReadSheet {
  const { good, faults, ignored } = rowsOf<CategoryRow>(table, {
    schema: categoryRow,
    words: 'categoryRow',
    namedOf: known.namedOf,
    several: true,
  });
  const headers = table[0]?.cells ?? [];
  const present = new Set(
    columns.filter((column) => headers.some((header) => isHeaderOf(column, header))).map(({ name }) => name),
  );
  // A line that could not be read takes its whole row along: half a category is another category.
  const badIds = new Set(
    table.flatMap(({ line, cells }) =>
      faults.some((fault) => fault.line === line) ? [cells[idPlace(headers)]?.trim() ?? ''] : [],
    ),
  );
  const before = new Map(known.rows.map((row) => [row.id, row]));
  const made = [...Map.groupBy(good, ({ value }) => value.id)]
    .filter(([id]) => !badIds.has(id))
    .map(([id, lines]) => ({ id, lines, ...rowOf(lines, before.get(id), present) }));
  const sound = made.flatMap(({ row, lines }) => (row ? [{ row, lines }] : []));
  const found = [...faults, ...made.flatMap((each) => each.faults), ...treeFaults(sound, known)];
  const badLines = new Set(found.map(({ line }) => line));
  return {
    good: sound.filter(({ lines }) => !lines.some(({ line }) => badLines.has(line))).map(({ row }) => row),
    faults: found.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    ignored,
  };
}

const idPlace = (headers: readonly string[]) =>
  headers.findIndex((header) => columns.some((column) => column.name === 'id' && isHeaderOf(column, header)));

function rowOf(
  lines: readonly Line[],
  before: CatalogueRow | undefined,
  present: ReadonlySet<string>,
): { row?: CatalogueRow; faults: RowFault[] } {
  const [first, ...more] = lines as [Line, ...Line[]];
  const faults = more.flatMap(({ line, value }) => contradictions(first, { line, value }));
  const read = <T>(line: Line, column: keyof CategoryRow, reader: (cell: string) => T): T | undefined => {
    try {
      return reader(String(line.value[column] ?? ''));
    } catch (error) {
      if (!(error instanceof CellUnread)) throw error;
      faults.push(told(line.line, column, catalogueText('sheet.unread', { value: error.message })));
      return undefined;
    }
  };
  const conditionLines = lines.filter(({ value }) => filled(value, conditionColumns));
  const questionLines = lines.filter(({ value }) => filled(value, questionColumns));
  const { value } = first;
  const isBranch = (present.has('kind') ? value.kind : before?.kind) === 'branch';
  const had = before?.kind === 'branch' || isBranch ? undefined : before;
  const given = (column: keyof CategoryRow, name: string, cell: () => unknown) =>
    present.has(column) ? { [name]: cell() } : {};
  const candidate: Record<string, unknown> = {
    id: value.id,
    ...(before && { parent: before.parent, kind: before.kind, name: before.name }),
    ...(isBranch ? {} : had),
    ...given('kind', 'kind', () => value.kind),
    ...(present.has('parent') ? { parent: value.parent ?? null } : { parent: before?.parent ?? null }),
    ...(present.has('nameZh') || present.has('nameEn')
      ? { name: { zh: value.nameZh ?? before?.name.zh, en: value.nameEn ?? before?.name.en } }
      : {}),
    ...(isBranch ? {} : categoryFields()),
  };
  if (faults.length > 0) return { faults };
  const { data, error } = catalogueRow.safeParse(withoutUndefined(candidate));
  if (data) return { row: data, faults };
  const at = (path: readonly PropertyKey[]) =>
    path.reduce(
      (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
      candidate as unknown,
    );
  const seen = new Set<string>();
  return {
    faults: error.issues.flatMap((issue) => {
      const where = placeOf(issue.path, { first, conditionLines, questionLines });
      const key = `${where.line} ${where.column}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [told(where.line, where.column, sayIssue(issue, at(issue.path)))];
    }),
  };

  function categoryFields(): Record<string, unknown> {
    const had_ = had as { evidence?: object } | undefined;
    return {
      ...given('standard', 'standard', () => value.standard),
      ...given('code', 'code', () => value.code),
      ...given('mapped', 'mapped', () => read(first, 'mapped', readMapped)),
      ...given('severity', 'severity', () => value.severity),
      ...given('lead', 'lead', () => value.lead),
      ...given('assist', 'assist', () => value.assist),
      evidence: {
        ...had_?.evidence,
        ...given('atReport', 'report', () => read(first, 'atReport', readNeeds)),
        ...given('atFinish', 'finish', () => read(first, 'atFinish', readNeeds)),
      },
      ...given('closesOnTheSpot', 'closesOnTheSpot', () => value.closesOnTheSpot),
      ...given('sampling', 'sampling', () => value.sampling),
      ...given('enabled', 'enabled', () => value.enabled),
      ...given('when', 'conditions', () =>
        conditionLines.map(({ value: line }, at) => ({
          id: line.condition ?? String(at + 1),
          when: line.when,
          limit: { value: line.limit, unit: line.unit },
          closing: line.closing,
        })),
      ),
      ...given('question', 'questions', () =>
        questionLines.map((line) => ({
          id: line.value.question,
          label: { zh: line.value.questionZh, en: line.value.questionEn },
          type: line.value.answeredBy,
          choices: read(line, 'choices', readChoices),
          required: line.value.required,
          shown: read(line, 'shown', readShown),
        })),
      ),
    };
  }
}

/** What a later line says of the row itself has to be what the first says, or nothing. */
const contradictions = (first: Line, { line, value }: Line): RowFault[] =>
  (Object.keys(headColumns) as (keyof CategoryRow)[]).flatMap((name) =>
    isBlank(value[name]) || canonicalJson(value[name]) === canonicalJson(first.value[name] ?? null)
      ? []
      : [told(line, name, catalogueText('sheet.differs', { line: first.line }))],
  );

const told = (line: number, column: string, text: string): RowFault => {
  const found = columns.find(({ name }) => name === column);
  return { line, column: found ? titleOf(found) : column, text };
};

interface Lines {
  readonly first: Line;
  readonly conditionLines: readonly Line[];
  readonly questionLines: readonly Line[];
}

/** The line and the column that a path into a row of the catalogue came from. */
function placeOf(
  [name, at, field, part]: readonly PropertyKey[],
  { first, conditionLines, questionLines }: Lines,
): { line: number; column: string } {
  const columnOf = (inner: Readonly<Record<string, string>>) => inner[String(field)] ?? String(field);
  if (name === 'conditions') {
    const column = columnOf({
      undefined: 'when',
      id: 'condition',
      limit: part === 'unit' ? 'unit' : 'limit',
    });
    return { line: (conditionLines[Number(at)] ?? first).line, column };
  }
  if (name === 'questions') {
    const column = columnOf({
      undefined: 'question',
      id: 'question',
      label: part === 'en' ? 'questionEn' : 'questionZh',
      type: 'answeredBy',
    });
    return { line: (questionLines[Number(at)] ?? first).line, column };
  }
  const column =
    name === 'evidence'
      ? at === 'report'
        ? 'atReport'
        : 'atFinish'
      : name === 'name'
        ? at === 'en'
          ? 'nameEn'
          : 'nameZh'
        : String(name);
  return { line: first.line, column };
}

/** What rows get wrong together, once the sheet is in the draft. */
function treeFaults(
  sound: readonly { readonly row: CatalogueRow; readonly lines: readonly Line[] }[],
  { rows, departmentIds, replace }: Known,
): RowFault[] {
  const linesById = new Map(sound.map(({ row, lines }) => [row.id, lines]));
  const next = together(
    rows,
    sound.map(({ row }) => row),
    replace,
  ).rows;
  return catalogueIssues(next, departmentIds).flatMap((issue) => {
    const [, , index, ...path] = (issue.pointer ?? '').split('/');
    const lines = linesById.get(next[Number(index)]?.id ?? '');
    if (!lines) return [];
    const { line, column } = placeOf(path, {
      first: lines[0] as Line,
      conditionLines: lines.filter(({ value }) => filled(value, conditionColumns)),
      questionLines: lines.filter(({ value }) => filled(value, questionColumns)),
    });
    return [{ ...faultOf(columns, { ...issue, pointer: `/${column}` }), line }];
  });
}

/** The draft with the rows of the file in it; what is there keeps its place. */
export function together(now: readonly CatalogueRow[], file: readonly CatalogueRow[], replace: boolean) {
  const coming = new Map(file.map((each) => [each.id, each]));
  const known = new Map(now.map((each) => [each.id, each]));
  const added = file.filter(({ id }) => !known.has(id));
  const changed = file.filter(
    (each) => known.has(each.id) && canonicalJson(known.get(each.id)) !== canonicalJson(each),
  );
  const kept = now.flatMap((each) => coming.get(each.id) ?? (replace ? [] : each));
  return {
    rows: [...kept, ...added],
    counts: {
      created: added.length,
      changed: changed.length,
      removed: replace ? now.length - kept.length : 0,
    },
  };
}

/** JSON has no undefined, and a schema's default stands where nothing is said. */
const withoutUndefined = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
