// Catalogues of kinds of cases, made from the template files: ready to be a district's own.
import type { Category } from '#shared/contracts/catalogue.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import older from '../../templates/gbt-30428-2-2013.json' with { type: 'json' };
import disputes from '../../templates/gbt-31000-2015-disputes.json' with { type: 'json' };
import national from '../../templates/gbt-47678-5-2026.json' with { type: 'json' };
import type { DepartmentKind } from './departments.ts';
import { limitOf } from './filing-rows.ts';

type Row = readonly [code: string, zh: string, en: string, department: string];
const components = national.components as unknown as readonly Row[];
const matters = national.matters as unknown as readonly Row[];
const withoutPhoto = new Set(national.withoutPhoto);

const labelOf = (pair: readonly string[] | undefined): Label => ({
  zh: pair?.[0] ?? '',
  en: pair?.[1] ?? '',
});
/** 大类: the first two digits of a code. */
const majorOf = (code: string): Label =>
  labelOf((national.majors as Record<string, string[]>)[code.slice(0, 2)]);

const category = (kind: Category['kind'], code: string, name: Label, department: string): Category => ({
  id: code,
  standardRef: national.standard,
  kind,
  group: majorOf(code),
  name,
  handle: limitOf(code),
  afterPhotoRequired: !withoutPhoto.has(code),
  defaultDepartment: department,
});

/**
 * The 250 matters of GB/T 47678.5-2026. Those of majors 01–05 are its 153 components when something is wrong with them:
 * the component's code, its name and “异常”.
 */
export const gbt47678: readonly Category[] = [
  ...components.map(([code, zh, en, department]) =>
    category('component', code, { zh: `${zh}异常`, en: `${en}: abnormal` }, department),
  ),
  ...matters.map(([code, zh, en, department]) => category('matter', code, { zh, en }, department)),
];

const byCode = new Map(gbt47678.map((each) => [each.id, each]));

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

/** Several categories of today may have been one: the first stands for it. */
const oncePerCode = gbt30428Codes.filter(
  ({ code }, at) => gbt30428Codes.findIndex((each) => each.code === code) === at,
);

/** The kinds of cases under the codes of GB/T 30428.2-2013, for a district that still counts by them. */
export const gbt30428: readonly Category[] = oncePerCode.flatMap(({ code, name, now }) => {
  const found = byCode.get(now);
  if (!found) return [];
  const majors = older.majors[code.startsWith('c') ? 'component' : 'event'] as Record<string, string[]>;
  return {
    ...found,
    id: code,
    standardRef: older.standard,
    group: labelOf(majors[code.slice(1, 3)]),
    name: name ? { ...found.name, zh: name } : found.name,
  };
});

/** Disputes take talks: two weeks of work, which is ours and not the standard's. */
const mediation = { value: 10, unit: 'work_day' } as const;

/** The dispute types of GB/T 31000-2015, a category per type. */
export const gbt31000Disputes: readonly Category[] = disputes.types.map(([code, zh, en]) => ({
  id: `d${String(code)}`,
  standardRef: disputes.standard,
  kind: 'dispute',
  group: { zh: '矛盾纠纷', en: 'Disputes' },
  name: { zh: String(zh), en: String(en) },
  handle: mediation,
  afterPhotoRequired: false,
  defaultDepartment: 'justice' satisfies DepartmentKind,
}));
