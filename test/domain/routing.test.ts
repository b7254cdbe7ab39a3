// Routing rules: given the rules of a district, when a case is routed, then these departments are suggested, and every
// rule that is not the one says why.
import { describe, expect, test } from 'vitest';
import type { Suggestion } from '#shared/contracts/cases.ts';
import type { RoutingCondition, RoutingRule } from '#shared/contracts/routing.ts';
import { type RoutingRules, suggest, type Trial, tryRules } from '#shared/domain/routing.ts';
import { rulesOf } from '#shared/domain/rules.ts';
import {
  branch,
  caseReturned,
  category,
  corrected,
  dispatched,
  district,
  filed,
  reported,
  taskReturned,
  withdrawn,
} from '#test/support/builders.ts';
import { caseOf, minute, type Past } from '#test/support/given.ts';

type Shares = Partial<Pick<RoutingRule, 'lead' | 'assist' | 'notify'>>;
const rule = (id: string, when: RoutingCondition, shares: Shares = {}): RoutingRule => ({
  id,
  name: { zh: id, en: id },
  when,
  lead: 'lighting',
  assist: [],
  notify: [],
  file: false,
  dispatch: false,
  ...shares,
});
const catalogue = [category('street-lamp', { lead: 'water' }), category('rubbish')];

/** Noon and a bit in Shanghai is 04:00 in UTC and a bit; a case is routed there unless a test says otherwise. */
const noon = '2026-11-21T04:10:00.000Z';

function given(...routing: RoutingRule[]) {
  const rules = rulesOf(1, { ...district, catalogue, routing });
  const under = (asked: RoutingRules) => {
    const whenAt = (now: string, ...past: Past[]) => {
      const subject = caseOf(...past);
      return outcome(suggest(subject, asked, now), tryRules(subject, asked, now));
    };
    return { whenAt, when: (...past: Past[]) => whenAt(noon, ...past) };
  };
  return {
    ...under(rules),
    /** With one department fewer than when the case was reported. */
    without: (gone: string) => under({ ...rules, departments: { has: (id) => id !== gone } }),
  };
}

function outcome({ rule: fired, ...suggested }: Suggestion, trials: Trial[]) {
  const nothing = { assist: [], notify: [], skipped: [] };
  return {
    thenSuggests: (expected: Partial<Suggestion>, by?: string) =>
      expect({ ...suggested, by: fired?.id }).toEqual({ ...nothing, ...expected, by }),
    thenTrials: (...expected: string[]) =>
      expect(
        trials.map((trial) =>
          [trial.rule.id, trial.outcome, ...(trial.outcome === 'unmet' ? trial.unmet : [])].join(' '),
        ),
      ).toEqual(expected),
  };
}

const refusedBy = (...departments: string[]): Past[] =>
  departments.flatMap((id, index): Past[] => {
    const seq = 3 + index * 3;
    return [dispatched(seq, { [id]: 'lead' }), taskReturned(`t${seq}-${id}`), caseReturned()];
  });

test('without rules it is the department of the category', () => {
  given().when(reported(), filed()).thenSuggests({ lead: 'water' });
});

test('a category without a department leaves the choice to the dispatcher', () => {
  given()
    .when(reported({ category: 'rubbish' }), filed())
    .thenSuggests({});
});

test('the first rule that fits decides, with all its departments', () => {
  const shares = { lead: 'police', assist: ['lighting'], notify: ['sanitation', 'water'] };
  const rules = given(
    rule('rubbish', { categories: ['rubbish'] }),
    rule('lamps', { categories: ['street-lamp'] }, shares),
    rule('all', {}),
  );
  rules.when(reported(), filed()).thenSuggests(shares, 'lamps');
  rules.when(reported(), filed()).thenTrials('rubbish unmet categories', 'lamps fires', 'all later');
});

test('a rule judges the case as it was corrected', () => {
  given(rule('rubbish', { categories: ['rubbish'] }))
    .when(reported(), filed(), corrected({ category: 'rubbish' }))
    .thenSuggests({ lead: 'lighting' }, 'rubbish');
});

describe.each<[keyof RoutingCondition, RoutingCondition, RoutingCondition]>([
  ['categories', { categories: ['rubbish', 'street-lamp'] }, { categories: ['rubbish'] }],
  ['areas', { areas: ['liuhu-02', 'liuhu-01'] }, { areas: ['liuhu-02'] }],
  ['severities', { severities: ['urgent', 'normal'] }, { severities: ['urgent', 'critical'] }],
  ['sources', { sources: ['hotline', 'grid_officer'] }, { sources: ['hotline', 'media'] }],
  ['words', { words: ['井盖', '路灯'] }, { words: ['井盖', '路 灯'] }],
  ['hours', { hours: { from: '12:10', to: '12:11' } }, { hours: { from: '12:11', to: '12:10' } }],
])('the condition %s', (name, met, unmet) => {
  test('holds by any one of what it lists', () => {
    given(rule('it', met)).when(reported(), filed()).thenTrials('it fires');
  });
  test('is named when it does not', () => {
    given(rule('it', unmet)).when(reported(), filed()).thenTrials(`it unmet ${name}`);
  });
  test('does not count when another one is not met', () => {
    given(rule('it', { ...met, categories: ['gas-leak'] }))
      .when(reported(), filed())
      .thenTrials('it unmet categories');
  });
});

test('every condition that does not hold is named', () => {
  given(rule('it', { categories: ['rubbish'], areas: ['liuhu'], severities: ['critical'], words: ['井盖'] }))
    .when(reported(), filed())
    .thenTrials('it unmet categories severities words');
});

test('an area means everything below it, and no place outside the grids', () => {
  const inStreet = given(rule('street', { areas: ['dongguan'] }));
  inStreet.when(reported(), filed()).thenSuggests({ lead: 'lighting' }, 'street');
  const place = { point: { lng: 100, lat: 30 }, areaPath: [] };
  inStreet.when(reported({ place }), filed()).thenSuggests({ lead: 'water' });
});

test('words are found in capitals or not', () => {
  given(rule('led', { words: ['led'] }))
    .when(reported({ text: '门口的LED屏不亮' }), filed())
    .thenSuggests({ lead: 'lighting' }, 'led');
});

test('hours of one day end before their last minute', () => {
  const morning = given(rule('morning', { hours: { from: '08:00', to: '12:00' } }));
  const atHour = (utc: string) => morning.whenAt(`2026-11-21T${utc}:00.000Z`, reported(), filed());
  atHour('00:00').thenTrials('morning fires');
  atHour('03:59').thenTrials('morning fires');
  atHour('04:00').thenTrials('morning unmet hours');
});

test('hours are those of the district’s own clock, go over midnight, and end before their last minute', () => {
  const night = given(rule('night', { hours: { from: '20:00', to: '06:00' } }));
  const atHour = (utc: string) => night.whenAt(`2026-11-21T${utc}:00.000Z`, reported(), filed());
  atHour('11:59').thenTrials('night unmet hours');
  atHour('12:00').thenTrials('night fires');
  atHour('16:30').thenTrials('night fires');
  atHour('21:59').thenTrials('night fires');
  atHour('22:00').thenTrials('night unmet hours');
});

describe('whoever gave the case back', () => {
  const lamps = rule('lamps', { categories: ['street-lamp'] }, { lead: 'sanitation', assist: ['police'] });
  const night = rule('all', {}, { lead: 'police', notify: ['sanitation', 'lighting'] });

  test('as lead of a rule makes room for the next rule that fits, which leaves them out too', () => {
    const routed = given(lamps, night).when(reported(), filed(), ...refusedBy('sanitation'));
    routed.thenSuggests({ lead: 'police', notify: ['lighting'], skipped: ['sanitation'] }, 'all');
    routed.thenTrials('lamps refused', 'all fires');
  });

  test('makes room for the department of the category when no other rule fits', () => {
    given(lamps)
      .when(reported(), filed(), ...refusedBy('sanitation'))
      .thenSuggests({ lead: 'water', skipped: ['sanitation'] });
  });

  test('is not suggested by the category either: then a person has to choose', () => {
    given(lamps)
      .when(reported(), filed(), ...refusedBy('sanitation', 'water'))
      .thenSuggests({ skipped: ['sanitation', 'water'] });
  });

  test('only assisting or notified does not keep a rule from deciding', () => {
    given(lamps)
      .when(reported(), filed(), ...refusedBy('police'))
      .thenSuggests({ lead: 'sanitation', skipped: ['police'] }, 'lamps');
  });

  test('is not said to be passed over where nobody would have asked them', () => {
    given(lamps)
      .when(reported(), filed(), ...refusedBy('lighting'))
      .thenSuggests({ lead: 'sanitation', assist: ['police'] }, 'lamps');
  });
});

test('a dispatch that was taken back is no refusal', () => {
  given(rule('lamps', {}, { lead: 'sanitation' }))
    .when(reported(), filed(), dispatched(3), withdrawn(1, ['t3-sanitation']))
    .thenSuggests({ lead: 'sanitation' }, 'lamps');
});

test('a department that is no more is not suggested, and as lead makes room for the next rule', () => {
  const lamps = rule('lamps', {}, { lead: 'sanitation', assist: ['police', 'water'] });
  const subject = [reported(), filed()];
  given(lamps)
    .without('police')
    .when(...subject)
    .thenSuggests({ lead: 'sanitation', assist: ['water'] }, 'lamps');
  const routed = given(lamps, rule('all', {}, { lead: 'lighting' }))
    .without('sanitation')
    .when(...subject);
  routed.thenSuggests({ lead: 'lighting' }, 'all');
  routed.thenTrials('lamps gone', 'all fires');
});

test('trying the rules on a case that somebody made up needs no case', () => {
  const madeUp = {
    category: 'rubbish',
    severity: 'urgent',
    source: 'hotline',
    text: '',
    tasks: [],
    place: { areaPath: [] },
  } as const;
  const rules = rulesOf(1, { ...district, catalogue, routing: [rule('urgent', { severities: ['urgent'] })] });
  expect(tryRules(madeUp, rules, minute(0))).toMatchObject([{ outcome: 'fires' }]);
});

describe('a rule that names a branch of the catalogue', () => {
  const tree = [
    branch('lights'),
    branch('streets', 'lights'),
    category('street-lamp', { parent: 'streets' }),
    branch('waste'),
    category('rubbish', { parent: 'waste' }),
  ];
  const trials = (named: string, reportedAs: string) =>
    tryRules(
      { ...caseOf(reported({ category: reportedAs })), tasks: [] },
      { ...rulesOf(1, { ...district, catalogue: tree, routing: [rule('it', { categories: [named] })] }) },
      minute(0),
    ).map(({ outcome }) => outcome);

  test.each([
    ['streets', 'street-lamp', 'fires'],
    ['lights', 'street-lamp', 'fires'],
    ['street-lamp', 'street-lamp', 'fires'],
    ['waste', 'street-lamp', 'unmet'],
    ['lights', 'rubbish', 'unmet'],
  ])('%s, and a report of %s: it %s', (named, reportedAs, outcome) => {
    expect(trials(named, reportedAs)).toEqual([outcome]);
  });

  test('says nothing of a category that the catalogue has no more, but one that names it does', () => {
    expect(trials('lights', 'gone')).toEqual(['unmet']);
    expect(trials('gone', 'gone')).toEqual(['fires']);
  });
});
