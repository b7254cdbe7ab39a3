// Dry run: given what is in force and a draft, when a case comes in again, then so it would be routed and timed.
import { expect, test } from 'vitest';
import type { Configuration } from '#shared/contracts/configuration.ts';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import { compare, type Replayed } from '#shared/domain/dry-run.ts';
import { rulesOf } from '#shared/domain/rules.ts';
import { category, district, ids, minutes, number, within } from '#test/support/builders.ts';

const rule = (id: string, fields: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  name: { zh: id, en: id },
  when: {},
  lead: 'lighting',
  assist: [],
  notify: [],
  file: false,
  dispatch: false,
  ...fields,
});
/** Friday 17:40 in Shanghai. */
const friday = '2026-11-20T09:40:00.000Z';
const lamp: Replayed = {
  id: ids.case,
  number,
  reportedAt: friday,
  category: 'street-lamp',
  severity: 'normal',
  source: 'grid_officer',
  text: '路灯不亮',
  place: { areaPath: ['dongguan'] },
};
const between = (live: Partial<Configuration>, draft: Partial<Configuration>) =>
  compare(lamp, rulesOf(1, { ...district, ...live }), rulesOf(1, { ...district, ...live, ...draft }));
const whys = (live: Partial<Configuration>, draft: Partial<Configuration>) =>
  between(live, draft)?.clocks.map(({ stage, why }) => `${stage} ${why}`);

test('a draft that says the same makes no difference, another name of a rule neither', () => {
  const routing = [rule('lamps')];
  expect(between({ routing }, { routing })).toBeUndefined();
  expect(between({ routing }, { routing: [rule('lamps', { name: { zh: '灯', en: 'L' } })] })).toBeUndefined();
});

test('a rule that sets another severity routes otherwise, and its limits are those of that severity', () => {
  const limit = { value: 1, unit: 'work_hour' as const };
  const { stages } = district.limits;
  const urgent = { ...stages, review: { ...stages.review, severities: { urgent: limit } } };
  const live = { limits: { ...district.limits, stages: urgent }, routing: [rule('lamps')] };
  const found = between(live, { routing: [rule('lamps', { severity: 'urgent' })] });
  expect(found?.routing?.draft).toMatchObject({ rule: { id: 'lamps' }, severity: 'urgent' });
  expect(found?.routing?.live).not.toHaveProperty('severity');
  expect(found?.clocks).toMatchObject([{ stage: 'review', why: 'limit', draft: { limit } }]);
});

test.each<[string, RoutingRule[], object]>([
  ['is gone', [rule('all')], { outcome: 'absent', unmet: [] }],
  [
    'fits no more',
    [rule('lamps', { when: { words: ['井盖'] } }), rule('all')],
    { outcome: 'unmet', unmet: ['words'] },
  ],
  ['comes later', [rule('all'), rule('lamps')], { outcome: 'later', unmet: [] }],
])('it says why another rule fires: the old one %s', (_, routing, other) => {
  expect(between({ routing: [rule('lamps')] }, { routing })?.routing).toMatchObject({
    live: { rule: { id: 'lamps' }, other: { outcome: 'absent' } },
    draft: { rule: { id: 'all' }, other },
  });
});

test.each([
  { lead: 'police' },
  { assist: ['police'] },
  { notify: ['police'] },
  { file: true },
  { dispatch: true },
])('the same rule with %o routes otherwise', (fields) => {
  const found = between({ routing: [rule('lamps')] }, { routing: [rule('lamps', fields)] });
  expect(found?.routing?.draft).toMatchObject({ ...fields, other: { outcome: 'fires' } });
});

test('a limit, the share before a warning and the calendar are told apart', () => {
  const { stages } = district.limits;
  const limits = {
    ...district.limits,
    stages: { ...stages, review: { ...stages.review, base: minutes(10) } },
  };
  expect(whys({}, { limits })).toEqual(['review limit']);
  expect(whys({}, { limits: { ...district.limits, warnShare: 0.5 } })).toEqual([
    'review warning',
    'dispatch warning',
    'handle warning',
    'verify warning',
  ]);
  const catalogue = [category('street-lamp', { conditions: within({ value: 4, unit: 'work_hour' }) })];
  const calendar = { ...district.calendar, holidays: [{ date: '2026-11-23' }] };
  const found = between({ catalogue }, { calendar });
  const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
  expect(found?.routing).toBeUndefined();
  expect(found?.clocks).toMatchObject([
    {
      stage: 'handle',
      why: 'calendar',
      live: { dueAt: at('2026-11-23T11:40') },
      draft: { dueAt: at('2026-11-24T11:40') },
    },
  ]);
});

test('a step that the service would take itself is shown with its instant, and none where nobody is suggested', () => {
  const automatic = { ...district.limits.automatic, file: true, dispatch: true };
  const limits = { ...district.limits, automatic };
  expect(whys({ routing: [] }, { limits, routing: [] })).toEqual(['review automatic']);
  const found = between({ routing: [rule('lamps')] }, { limits, routing: [rule('lamps')] });
  expect(found?.clocks.map(({ stage, why }) => `${stage} ${why}`)).toEqual([
    'review automatic',
    'dispatch automatic',
  ]);
  const [review] = found?.clocks ?? [];
  expect(review?.live).not.toHaveProperty('automaticAt');
  expect(review?.draft?.automaticAt).toBe(review?.draft?.dueAt);
});

test('another lead has hours of its own, and none signs in to nothing', () => {
  const catalogue = [category('street-lamp', { conditions: within({ value: 4, unit: 'work_hour' }) })];
  const saturday = [{ from: '08:00', to: '12:00' }];
  const departments = { police: { weekly: { ...district.calendar.weekly, saturday } } };
  const calendar = { ...district.calendar, departments };
  const live = { catalogue, calendar, routing: [rule('lamps')] };
  expect(whys(live, { routing: [rule('lamps', { lead: 'police' })] })).toEqual(['handle department']);
  expect(whys(live, { routing: [] })).toEqual(['sign_in department']);
});

test('a category that the draft has no more is timed by neither', () => {
  expect(whys({}, { catalogue: [category('rubbish')] })).toEqual(['handle category']);
});
