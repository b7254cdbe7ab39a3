// A catalogue as a spreadsheet: one category per row, every fact in a cell of its own.
import * as z from 'zod';
import { type Category, category } from '#shared/contracts/catalogue.ts';
import { limit } from '#shared/contracts/limit.ts';
import { label } from '#shared/contracts/primitives.ts';
import type { ProblemIssue } from '#shared/contracts/problems.ts';
import { limitUnits } from '#shared/contracts/vocabulary.ts';

const { id, standardRef, kind, afterPhotoRequired, defaultDepartment } = category.shape;
const { zh, en } = label.shape;

/** The columns. Bounds are those of the category; a limit is in two cells. */
export const categoryRow = z.strictObject({
  id,
  standardRef,
  kind,
  groupZh: zh,
  groupEn: en,
  nameZh: zh,
  nameEn: en,
  limit: limit.shape.value,
  unit: z.enum(limitUnits),
  afterPhotoRequired,
  defaultDepartment,
});
export type CategoryRow = z.infer<typeof categoryRow>;

export const rowOf = ({ group, name, handle, ...rest }: Category): CategoryRow => ({
  ...rest,
  groupZh: group.zh,
  groupEn: group.en,
  nameZh: name.zh,
  nameEn: name.en,
  limit: handle.value,
  unit: handle.unit,
});

export const categoryOf = ({
  groupZh,
  groupEn,
  nameZh,
  nameEn,
  limit: value,
  unit,
  ...rest
}: CategoryRow): Category => ({
  ...rest,
  group: { zh: groupZh, en: groupEn },
  name: { zh: nameZh, en: nameEn },
  handle: { value, unit },
});

/** What two cells together get wrong: a limit longer than a year. */
export function rowIssues(row: CategoryRow): ProblemIssue[] {
  const { error } = limit.safeParse({ value: row.limit, unit: row.unit });
  return error ? [{ pointer: '/limit', detail: error.issues[0]?.message ?? '' }] : [];
}
