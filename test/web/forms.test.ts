import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { calendar } from '#shared/contracts/calendar.ts';
import { category } from '#shared/contracts/catalogue.ts';
import { department } from '#shared/contracts/departments.ts';
import { limit } from '#shared/contracts/limit.ts';
import { stageLimits } from '#shared/contracts/limits.ts';
import { member } from '#shared/contracts/members.ts';
import { routingRule } from '#shared/contracts/routing.ts';
import { settings } from '#shared/contracts/settings.ts';
import { fieldsOf } from '../../web/src/forms/describe.ts';
import { sayIssue } from '../../web/src/forms/issues.ts';
import { nameOf, pathBelow, tidy, valuesOf } from '../../web/src/forms/values.ts';

const kinds = (schema: z.ZodObject) =>
  Object.fromEntries(fieldsOf(schema).map(({ name, field }) => [name, field.kind]));

describe('the fields of a form are those of the schema', () => {
  test('with a control for what each is', () => {
    expect(kinds(category)).toEqual({
      id: 'text',
      parent: 'reference',
      kind: 'choice',
      name: 'label',
      standard: 'text',
      code: 'text',
      mapped: 'list',
      severity: 'choice',
      conditions: 'list',
      lead: 'reference',
      assist: 'references',
      evidence: 'group',
      questions: 'list',
      closesOnTheSpot: 'boolean',
      sampling: 'number',
      enabled: 'boolean',
    });
    expect(kinds(settings)).toMatchObject({
      name: 'label',
      adcode: 'text',
      timeZone: 'text',
      centre: 'point',
    });
    expect(kinds(member)).toMatchObject({
      roles: 'references',
      areas: 'references',
      department: 'reference',
    });
    expect(kinds(routingRule)).toMatchObject({ when: 'group', lead: 'reference', assist: 'references' });
    expect(kinds(routingRule.shape.when)).toMatchObject({
      sources: 'choices',
      words: 'list',
      hours: 'group',
    });
    expect(Object.values(kinds(stageLimits))).toEqual(['group', 'number', 'group']);
    expect(kinds(calendar)).toMatchObject({ holidays: 'list', departments: 'other' });
  });

  test('and are needed where the schema needs them', () => {
    const needed = fieldsOf(category).filter(({ required }) => required);
    expect(needed.map(({ name }) => name)).not.toContain('lead');
    expect(needed.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['id', 'kind', 'name', 'standard', 'code', 'conditions']),
    );
  });
});

describe('what a form holds', () => {
  const fields = fieldsOf(category);
  const rubbish: z.input<typeof category> = category.parse({
    id: '06011',
    parent: '06',
    kind: 'matter',
    standard: 'GBT47678.5-2026',
    code: '06011',
    name: { zh: '积存垃圾渣土', en: 'Accumulated rubbish' },
    conditions: [{ id: '1', when: '不足1立方米', limit: { value: 4, unit: 'work_hour' } }],
    evidence: { finish: [{ kind: 'after', count: 2 }] },
    questions: [
      { id: 'blocks', label: { zh: '是否占道', en: 'Blocks the road' }, type: 'text', required: true },
    ],
  });

  test('comes back as it was when nothing was changed', () => {
    expect(tidy(fields, valuesOf(fields, rubbish))).toEqual(rubbish);
    const rule = routingRule.parse({ id: 'west', name: rubbish.name, when: {}, lead: 'sanitation' });
    const ruleFields = fieldsOf(routingRule);
    expect(tidy(ruleFields, valuesOf(ruleFields, rule))).toEqual(rule);
    const night = { ...rule, when: { words: ['渣土'], hours: { from: '20:00', to: '06:00' } } };
    expect(tidy(ruleFields, valuesOf(ruleFields, night))).toEqual(night);
    const person = { id: 'a', account: 'b', name: 'c', roles: ['reviewer'], areas: [], department: null };
    const personFields = fieldsOf(member);
    expect(tidy(personFields, valuesOf(personFields, person))).toEqual(person);
  });

  test('leaves out what was emptied and may be missing, and keeps what was emptied on purpose', () => {
    const values = { ...valuesOf(fields, rubbish), lead: '' };
    expect(tidy(fields, values)).not.toHaveProperty('lead');
    const days = fieldsOf(calendar).filter(({ name }) => name === 'holidays');
    expect(tidy(days, { holidays: [] })).toEqual({ holidays: [] });
  });

  test('has something for every control of a thing that is new', () => {
    const values = valuesOf(fieldsOf(department), undefined);
    expect(values).toEqual({ id: '', name: { zh: '', en: '' }, assignment: '' });
  });
});

describe('a fault', () => {
  const say = (schema: z.ZodType, input: unknown) => {
    const issue = schema.safeParse(input).error?.issues[0];
    return (
      issue &&
      sayIssue(
        issue,
        issue.path.reduce((value, key) => (value as never)?.[key], input),
      )
    );
  };

  test('is a sentence with the bound of the schema', () => {
    expect(say(department.shape.name, { zh: '环'.repeat(61), en: 'x' })).toBe('最多 60 个字');
    expect(say(stageLimits.shape.warnShare, 1)).toBe('须小于 1');
    expect(say(limit, { value: 0, unit: 'minute' })).toBe('须大于 0');
    expect(say(limit, { value: 1.1, unit: 'minute' })).toBe('须是 0.25 的倍数');
    expect(say(department.shape.id, 'Env')).toBe('只能用小写字母、数字和短横线');
    expect(say(department.shape.id, '')).toBe('必填');
  });

  test('of the service stands at the field that it means', () => {
    const fields = fieldsOf(calendar);
    expect(nameOf(fields, pathBelow('/value/holidays/3/date', '/value') ?? [])).toBe('holidays[3].date');
    expect(pathBelow('/values/holidays', '/value')).toBeUndefined();
    expect(nameOf(fields, ['weekly', 'monday', 0, 'from'])).toBe('weekly.monday[0].from');
    expect(nameOf(fieldsOf(stageLimits), ['stages', 'verify', 'base', 'value'])).toBe('stages.verify.base');
  });
});
