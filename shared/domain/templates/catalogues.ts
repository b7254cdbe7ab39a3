// Catalogues of kinds of cases, made from the template files: ready to be a district's own.
import {
  type CatalogueBranch,
  type CatalogueRow,
  type Category,
  type CategoryInput,
  category,
} from '#shared/contracts/catalogue.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import older from '../../templates/gbt-30428-2-2013.json' with { type: 'json' };
import disputes from '../../templates/gbt-31000-2015-disputes.json' with { type: 'json' };
import national from '../../templates/gbt-47678-5-2026.json' with { type: 'json' };
import type { DepartmentKind } from './departments.ts';
import { conditionsOf } from './filing-rows.ts';

type Row = readonly [code: string, zh: string, en: string, department: string];
const components = national.components as unknown as readonly Row[];
const matters = national.matters as unknown as readonly Row[];
const withoutPhoto = new Set(national.withoutPhoto);

/** What a category of GB/T 47678.5-2026 was in GB/T 30428.2-2013: `c0101` a component, `e0110` an event. */
export interface OlderCode {
  readonly code: string;
  /** Its name then, where it was another. */
  readonly name: string | undefined;
  readonly now: string;
  /** `same`: the same family of codes · `by-name`: found by its name. */
  readonly match: 'same' | 'by-name';
}
export const gbt30428Codes: readonly OlderCode[] = older.codes.map(([kind, code, name, now, match]) => ({
  code: `${kind === 'component' ? 'c' : 'e'}${code}`,
  name: name ?? undefined,
  now: now ?? '',
  match: match === 'same' ? 'same' : 'by-name',
}));

const olderCodesOf = (now: string) =>
  gbt30428Codes
    .filter((each) => each.now === now)
    .map(({ code }) => ({ standard: older.standard, code: code.slice(1) }));

const labelOf = (pair: readonly string[] | undefined): Label => ({
  zh: pair?.[0] ?? '',
  en: pair?.[1] ?? '',
});

/** 大类 as branches: the first two digits of a code, after a letter where a standard has two lists. */
const branchesOf = (majors: Readonly<Record<string, readonly string[]>>, letter = ''): CatalogueBranch[] =>
  Object.entries(majors)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([code, names]) => ({ id: `${letter}${code}`, parent: null, kind: 'branch', name: labelOf(names) }));

const afterPhoto = { report: [], finish: [{ kind: 'after', count: 1 }] } satisfies Category['evidence'];
const noPhoto = { report: [], finish: [] } satisfies Category['evidence'];

/** What the templates say of a category; everything else is as a new category has it. */
const categoryOf = (fields: CategoryInput): Category => category.parse(fields);

const nationalCategory = (kind: Category['kind'], code: string, name: Label, department: string): Category =>
  categoryOf({
    id: code,
    parent: code.slice(0, 2),
    kind,
    name,
    standard: national.standard,
    code,
    mapped: olderCodesOf(code),
    conditions: conditionsOf(code, name.zh),
    lead: department,
    evidence: withoutPhoto.has(code) ? noPhoto : afterPhoto,
  });

/**
 * The 250 matters of GB/T 47678.5-2026. Those of majors 01–05 are its 153 components when something is wrong with them:
 * the component's code, its name and “异常”.
 */
const nationalCategories: readonly Category[] = [
  ...components.map(([code, zh, en, department]) =>
    nationalCategory('component', code, { zh: `${zh}异常`, en: `${en}: abnormal` }, department),
  ),
  ...matters.map(([code, zh, en, department]) => nationalCategory('matter', code, { zh, en }, department)),
];

/** With its majors as branches. */
export const gbt47678: readonly CatalogueRow[] = [...branchesOf(national.majors), ...nationalCategories];

const byCode = new Map(nationalCategories.map((each) => [each.id, each]));

/** Several categories of today may have been one: the first stands for it. */
const oncePerCode = gbt30428Codes.filter(
  ({ code }, at) => gbt30428Codes.findIndex((each) => each.code === code) === at,
);

/** The kinds of cases under the codes of GB/T 30428.2-2013, for a district that still counts by them. */
export const gbt30428: readonly CatalogueRow[] = [
  ...branchesOf(older.majors.component, 'c'),
  ...branchesOf(older.majors.event, 'e'),
  ...oncePerCode.flatMap(({ code, name, now }) => {
    const found = byCode.get(now);
    if (!found) return [];
    return {
      ...found,
      id: code,
      parent: code.slice(0, 3),
      name: name ? { ...found.name, zh: name } : found.name,
      standard: older.standard,
      code: code.slice(1),
      mapped: gbt30428Codes
        .filter((each) => each.code === code)
        .map((each) => ({ standard: national.standard, code: each.now })),
    };
  }),
];

/** Disputes take talks: two weeks of work, which is ours and not the standard's. */
const mediation = { value: 10, unit: 'work_day' } as const;

type DisputeType = readonly [code: string, zh: string, en: string, below?: readonly DisputeType[]];

const dispute = ([code, zh, en]: DisputeType, parent: string | null): Category =>
  categoryOf({
    id: `d${code}`,
    parent,
    kind: 'dispute',
    name: { zh, en },
    standard: disputes.standard,
    code,
    conditions: [{ id: '1', when: zh, limit: mediation }],
    lead: 'justice' satisfies DepartmentKind,
  });

/** The dispute types of GB/T 31000-2015: a branch per type, with its own types below; one that has none is a category. */
export const gbt31000Disputes: readonly CatalogueRow[] = (
  disputes.types as unknown as readonly DisputeType[]
).flatMap((type): CatalogueRow[] => {
  const [code, zh, en, below = []] = type;
  if (below.length === 0) return [dispute(type, null)];
  const id = `d${code}`;
  return [{ id, parent: null, kind: 'branch', name: { zh, en } }, ...below.map((each) => dispute(each, id))];
});
