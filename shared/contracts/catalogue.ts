// The part `catalogue` of a district: its tree of kinds of cases (事项目录). One list: branches, which only hold others,
// and categories, under which cases are reported; siblings stand in the order of the list.
import * as z from 'zod';
import { limit } from './limit.ts';
import { categoryId, departmentId, label, slug, text } from './primitives.ts';
import { categoryKinds, evidenceKinds, limits, questionTypes, severities } from './vocabulary.ts';

/** The deepest a category may stand: seven branches above it. */
export const deepestCategory = 8;

const place = {
  id: categoryId,
  parent: categoryId.nullable().describe('The branch that it is part of; null at the top.'),
};

/** A class of kinds of cases (大类, 小类) that only holds others: nothing is reported under it. */
export const branch = z.strictObject({ ...place, kind: z.literal('branch'), name: label });
export type CatalogueBranch = z.infer<typeof branch>;

/** What a kind of case is called by a standard. */
export const standardCode = z.strictObject({
  standard: text(40, 1).meta({ example: 'GBT47678.5-2026' }),
  code: text(40, 1).meta({ example: '06011' }),
});
export type StandardCode = z.infer<typeof standardCode>;

/**
 * One row of a filing standard (立案、处置和结案标准), in the words of the city that laid it down: what is filed, how
 * long its lead department then has, and what closes it.
 */
export const filingCondition = z.strictObject({
  id: slug.meta({ example: '1' }),
  when: text(200, 1).meta({
    example: '积存垃圾渣土不足1立方米',
    description: 'Filing condition (立案条件).',
  }),
  limit,
  closing: text(200, 1)
    .optional()
    .meta({ example: '清理干净', description: 'Closing condition (结案条件), which the checker compares.' }),
});
export type FilingCondition = z.infer<typeof filingCondition>;

/** So many photos of a kind. */
export const evidenceNeed = z.strictObject({
  kind: z.enum(evidenceKinds),
  count: z.int().min(1).max(limits.evidencePerCommand).default(1),
});
export type EvidenceNeed = z.infer<typeof evidenceNeed>;

const evidenceNeeds = z.array(evidenceNeed).max(evidenceKinds.length).default([]);

/** What is asked beside the report's own fields. */
export const question = z.strictObject({
  id: slug.meta({ example: 'blocks-road' }),
  label,
  type: z.enum(questionTypes),
  choices: z
    .array(z.strictObject({ id: slug, label }))
    .max(30)
    .default([])
    .describe('Of a question of type `choice`: at least two.'),
  required: z.boolean().default(false).describe('Has to be answered where it is shown.'),
  shown: z
    .strictObject({ question: slug, answers: z.array(slug).min(1).max(30) })
    .optional()
    .describe('Asked only where an earlier question of type `choice` has one of these answers.'),
});
export type Question = z.infer<typeof question>;

/** A kind of case (类别): a leaf of the tree. */
export const category = z.strictObject({
  ...place,
  kind: z.enum(categoryKinds),
  name: label,
  ...standardCode.shape,
  mapped: z
    .array(standardCode)
    .max(10)
    .default([])
    .describe('The same kind of case under other standards (对照代码).'),
  severity: z.enum(severities).default('normal').describe('Of a report that does not say another.'),
  conditions: z
    .array(filingCondition)
    .min(1)
    .max(20)
    .describe('Whoever files chooses one; a rule that files takes the first.'),
  lead: departmentId.optional().describe('Suggested where no routing rule fires.'),
  assist: z.array(departmentId).max(20).default([]),
  evidence: z
    .strictObject({ report: evidenceNeeds, finish: evidenceNeeds })
    .default({ report: [], finish: [] })
    .describe('Photos needed when it is reported, and when the lead department is finished.'),
  questions: z.array(question).max(20).default([]),
  closesOnTheSpot: z
    .boolean()
    .default(false)
    .describe('A report that was solved on the spot closes without a check.'),
  sampling: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .meta({ example: 1, description: 'Share of finished cases that has to be checked by somebody.' }),
  enabled: z.boolean().default(true).describe('Whether new reports may be made; cases that exist go on.'),
});
export type Category = z.infer<typeof category>;
/** With everything left out that has a default. */
export type CategoryInput = z.input<typeof category>;

/** A row of the tree. */
export const catalogueRow = z.discriminatedUnion('kind', [branch, category]);
export type CatalogueRow = z.infer<typeof catalogueRow>;

/**
 * A row as whoever reports and lists cases needs it: a filing standard of hundreds of conditions is nothing to carry to
 * every phone.
 */
export const outlineRow = z.discriminatedUnion('kind', [
  branch,
  category.omit({ conditions: true, mapped: true, sampling: true }),
]);
export type OutlineRow = z.infer<typeof outlineRow>;

export const catalogue = z
  .array(catalogueRow)
  .min(1)
  .max(1500)
  .meta({
    example: [
      {
        id: '06',
        parent: null,
        kind: 'branch',
        name: { zh: '市容环境类', en: 'City appearance and environment' },
      },
      {
        id: '06011',
        parent: '06',
        kind: 'matter',
        name: { zh: '积存垃圾渣土', en: 'Accumulated rubbish' },
        standard: 'GBT47678.5-2026',
        code: '06011',
        conditions: [
          {
            id: '1',
            when: '积存垃圾渣土不足1立方米',
            limit: { value: 4, unit: 'work_hour' },
            closing: '清理干净',
          },
        ],
        lead: 'sanitation',
        mapped: [{ standard: 'GBT30428.2-2013', code: '0111' }],
        severity: 'normal',
        assist: [],
        evidence: { report: [{ kind: 'scene', count: 1 }], finish: [{ kind: 'after', count: 1 }] },
        questions: [],
        closesOnTheSpot: false,
        sampling: 1,
        enabled: true,
      },
    ] satisfies z.infer<typeof catalogueRow>[],
  });
