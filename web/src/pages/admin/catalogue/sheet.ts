// A catalogue as a spreadsheet: a row of the tree is a line, and a category with several filing conditions or questions
// goes on below its first line, under its id, with one condition and one question a line.
import * as z from 'zod';
import {
  type CatalogueRow,
  type Category,
  category,
  type EvidenceNeed,
  filingCondition,
  type Question,
  question,
  type StandardCode,
} from '#shared/contracts/catalogue.ts';
import { limit } from '#shared/contracts/limit.ts';
import { label, slug } from '#shared/contracts/primitives.ts';
import { categoryKinds, limitUnits } from '#shared/contracts/vocabulary.ts';
import { isCategory } from '#shared/domain/catalogue.ts';
import { word } from '../../../i18n/words.ts';

const { zh, en } = label.shape;
const { standard, code, severity, lead, assist } = category.shape;
const words = z.string();

/** What a first line says of the row itself; bounds are those of the contract. */
export const headColumns = {
  // A row of the same sheet as often as not, so it is not looked up among those that are there.
  parent: slug.optional(),
  kind: z.enum(['branch', ...categoryKinds]).optional(),
  nameZh: zh.optional(),
  nameEn: en.optional(),
  standard: standard.optional(),
  code: code.optional(),
  mapped: words.optional(),
  severity: severity.unwrap().optional(),
  lead,
  assist: assist.unwrap().optional(),
  atReport: words.optional(),
  atFinish: words.optional(),
  closesOnTheSpot: z.boolean().optional(),
  sampling: z.number().optional(),
  enabled: z.boolean().optional(),
};
export const conditionColumns = {
  condition: filingCondition.shape.id.optional(),
  when: filingCondition.shape.when.optional(),
  limit: limit.shape.value.optional(),
  unit: z.enum(limitUnits).optional(),
  closing: filingCondition.shape.closing,
};
export const questionColumns = {
  question: question.shape.id.optional(),
  questionZh: zh.optional(),
  questionEn: en.optional(),
  answeredBy: question.shape.type.optional(),
  choices: words.optional(),
  required: z.boolean().optional(),
  shown: words.optional(),
};

/** The columns. */
export const categoryRow = z.strictObject({
  id: category.shape.id,
  ...headColumns,
  ...conditionColumns,
  ...questionColumns,
});
export type CategoryRow = z.infer<typeof categoryRow>;

/** The lines of a row, the first with everything that there is once. */
export function linesOf(row: CatalogueRow): CategoryRow[] {
  const { id, parent, kind, name } = row;
  const head: CategoryRow = {
    id,
    ...(parent !== null && { parent }),
    kind,
    nameZh: name.zh,
    nameEn: name.en,
  };
  if (!isCategory(row)) return [head];
  const { conditions, questions } = row;
  return Array.from({ length: Math.max(conditions.length, questions.length) }, (_, at) => ({
    ...(at === 0 ? { ...head, ...headOf(row) } : { id }),
    ...conditionCells(conditions[at]),
    ...questionCells(questions[at]),
  }));
}

const headOf = (row: Category): Partial<CategoryRow> => ({
  standard: row.standard,
  code: row.code,
  mapped: sayMapped(row.mapped),
  severity: row.severity,
  ...(row.lead !== undefined && { lead: row.lead }),
  assist: row.assist,
  atReport: sayNeeds(row.evidence.report),
  atFinish: sayNeeds(row.evidence.finish),
  closesOnTheSpot: row.closesOnTheSpot,
  sampling: row.sampling,
  enabled: row.enabled,
});

const conditionCells = (condition: Category['conditions'][number] | undefined): Partial<CategoryRow> =>
  condition
    ? {
        condition: condition.id,
        when: condition.when,
        limit: condition.limit.value,
        unit: condition.limit.unit,
        ...(condition.closing !== undefined && { closing: condition.closing }),
      }
    : {};

const questionCells = (asked: Question | undefined): Partial<CategoryRow> =>
  asked
    ? {
        question: asked.id,
        questionZh: asked.label.zh,
        questionEn: asked.label.en,
        answeredBy: asked.type,
        choices: asked.choices.map(({ id, label: { zh, en } }) => `${id}=${zh}/${en}`).join('；'),
        required: asked.required,
        ...(asked.shown && { shown: `${asked.shown.question}=${asked.shown.answers.join('、')}` }),
      }
    : {};

const sayMapped = (codes: readonly StandardCode[]) =>
  codes.map((each) => `${each.standard} ${each.code}`).join('、');
const sayNeeds = (needs: readonly EvidenceNeed[]) =>
  needs.map(({ kind, count }) => `${word(`evidence.${kind}`)}×${count}`).join('、');
