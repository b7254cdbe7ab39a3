// Which catalogues hold together: their tree, and what the rows of one category say of each other.
import { describe, expect, test } from 'vitest';
import {
  type CatalogueRow,
  type Category,
  catalogueRow,
  type Question,
} from '#shared/contracts/catalogue.ts';
import { categoriesOf } from '#shared/domain/catalogue.ts';
import { catalogueIssues } from '#shared/domain/catalogue-check.ts';
import { pathsOf } from '#shared/domain/tree.ts';
import { branch, category, minutes } from '#test/support/builders.ts';

const departments = new Set(['sanitation', 'water']);
const faults = (...rows: CatalogueRow[]) =>
  catalogueIssues(rows, departments).map(({ pointer, rule }) => `${pointer} ${rule}`);
const faultsOf = (fields: Partial<Category>) => faults(category('a', fields));

describe('the tree', () => {
  test('holds together when every row is part of a branch, or of nothing', () => {
    const rows = [branch('06'), branch('06-1', '06'), category('a', { parent: '06-1' }), category('b')];
    expect(faults(...rows)).toEqual([]);
  });

  test('refuses a branch that does not exist', () => {
    expect(faults(category('a', { parent: 'gone' }))).toEqual(['/catalogue/0/parent unknown']);
  });

  test('refuses to put anything below a category', () => {
    expect(faults(category('a'), category('b', { parent: 'a' }))).toEqual(['/catalogue/1/parent no-branch']);
  });

  test('refuses branches that stand below themselves, and only these', () => {
    const rows = [branch('x', 'y'), branch('y', 'x'), branch('self', 'self'), branch('below', 'x')];
    expect(faults(...rows)).toEqual([
      '/catalogue/0/parent below-itself',
      '/catalogue/1/parent below-itself',
      '/catalogue/2/parent below-itself',
    ]);
  });

  test('is eight deep at most', () => {
    const chain = Array.from({ length: 7 }, (_, at) => branch(`b${at}`, at ? `b${at - 1}` : null));
    expect(faults(...chain, category('a', { parent: 'b6' }))).toEqual([]);
    const deeper = [...chain, branch('b7', 'b6'), category('a', { parent: 'b7' })];
    expect(faults(...deeper)).toEqual(['/catalogue/8/parent too-deep']);
  });

  test('has every id once, of branches and categories together', () => {
    expect(faults(branch('a'), category('a'))).toEqual(['/catalogue/1/id twice']);
  });

  test('a path ends where it would go around', () => {
    expect(pathsOf([branch('x', 'y'), branch('y', 'x'), branch('a', 'gone')]).get('a')).toEqual(['a']);
    expect(pathsOf([branch('a', 'b'), branch('b', 'c'), branch('c')]).get('a')).toEqual(['c', 'b', 'a']);
  });
});

describe('a row', () => {
  test('that is a branch has no fields of cases', () => {
    expect(catalogueRow.safeParse({ ...branch('a'), enabled: true }).success).toBe(false);
    expect(categoriesOf([branch('a'), category('b')]).has('a')).toBe(false);
  });

  test('that is a category has a filing condition, whose limit is not zero', () => {
    expect(catalogueRow.safeParse(category('a', { conditions: [] })).success).toBe(false);
    const zero = [{ id: '1', when: '存在', limit: minutes(0) }];
    expect(catalogueRow.safeParse(category('a', { conditions: zero })).success).toBe(false);
  });

  test('names departments that exist, each once', () => {
    expect(faultsOf({ lead: 'navy', assist: ['water', 'army'] })).toEqual([
      '/catalogue/0/lead unknown',
      '/catalogue/0/assist/1 unknown',
    ]);
    expect(faultsOf({ lead: 'water', assist: ['sanitation', 'water'] })).toEqual([
      '/catalogue/0/assist/1 twice',
    ]);
  });

  test('has every filing condition, kind of photo and question once', () => {
    const condition = { id: '1', when: '存在', limit: minutes(1) };
    const photo = { kind: 'after', count: 1 } as const;
    expect(
      faultsOf({
        conditions: [condition, condition],
        evidence: { report: [], finish: [photo, photo] },
        questions: [asked('q'), asked('q')],
      }),
    ).toEqual([
      '/catalogue/0/conditions/1/id twice',
      '/catalogue/0/evidence/finish/1/kind twice',
      '/catalogue/0/questions/1/id twice',
    ]);
  });

  test('asks for the scene at the report and for the result at the finish', () => {
    const evidence = {
      report: [
        { kind: 'scene', count: 1 },
        { kind: 'after', count: 1 },
      ],
      finish: [
        { kind: 'before', count: 1 },
        { kind: 'after', count: 1 },
      ],
    } satisfies Category['evidence'];
    expect(faultsOf({ evidence })).toEqual([
      '/catalogue/0/evidence/report/1/kind photo-kind',
      '/catalogue/0/evidence/finish/0/kind photo-kind',
    ]);
  });
});

const choices = ['yes', 'no'].map((id) => ({ id, label: { zh: id, en: id } }));
const asked = (id: string, fields: Partial<Question> = {}): Question => ({
  id,
  label: { zh: id, en: id },
  type: 'text',
  choices: [],
  required: false,
  ...fields,
});
const choice = (id: string, fields: Partial<Question> = {}) =>
  asked(id, { type: 'choice', choices, ...fields });

describe('a question', () => {
  test('of type choice has at least two choices, each once; any other has none', () => {
    expect(faultsOf({ questions: [choice('q', { choices: choices.slice(1) })] })).toEqual([
      '/catalogue/0/questions/0/choices few-choices',
    ]);
    expect(faultsOf({ questions: [asked('q', { choices })] })).toEqual([
      '/catalogue/0/questions/0/choices no-choice-question',
    ]);
    expect(faultsOf({ questions: [choice('q', { choices: [...choices, ...choices] })] })).toHaveLength(2);
  });

  test('is shown for answers of an earlier question of type choice', () => {
    const shown = { question: 'first', answers: ['yes'] };
    expect(faultsOf({ questions: [choice('first'), asked('then', { shown })] })).toEqual([]);
    expect(faultsOf({ questions: [asked('then', { shown }), choice('first')] })).toEqual([
      '/catalogue/0/questions/0/shown/question not-earlier',
    ]);
    expect(faultsOf({ questions: [asked('first'), asked('then', { shown })] })).toEqual([
      '/catalogue/0/questions/1/shown/question not-earlier',
    ]);
    const unknown = { question: 'first', answers: ['yes', 'maybe'] };
    expect(faultsOf({ questions: [choice('first'), asked('then', { shown: unknown })] })).toEqual([
      '/catalogue/0/questions/1/shown/answers/1 unknown',
    ]);
  });
});
