// Codes of areas: how they are built, offered, and never used again.
import { describe, expect, test } from 'vitest';
import {
  type CodedArea,
  changedCodes,
  codeGiver,
  codeIssues,
  codesTwice,
  usedBefore,
} from '#shared/domain/area-codes.ts';
import { templateTiers as tiers } from '#shared/domain/templates/tiers.ts';

const rules = { tiers, adcode: '620802' };
const area = (id: string, tier: string, parent: string | null, code?: string): CodedArea => ({
  id,
  tier,
  parent,
  name: { zh: id, en: id },
  ...(code !== undefined && { code }),
});

describe('the code of a unit grid', () => {
  const faultOf = (code: string) => codeIssues([area('g', 'grid', null, code)], [], rules)[0]?.rule;

  test.each([
    ['620802003001003', undefined],
    ['62080200300100', 'code-digits'],
    ['6208020030010030', 'code-digits'],
    ['620803003001003', 'code-digits'],
    ['62080200300100x', 'code-digits'],
  ])('%s is %s', (code, rule) => {
    expect(faultOf(code)).toBe(rule);
  });

  test('that was given before stays when the division code of the district changes', () => {
    const old = [area('g', 'grid', null, '620801003001003')];
    expect(codeIssues(old, old, rules)).toEqual([]);
    expect(codeIssues([{ ...old[0]!, code: '620801003001004' }], old, rules)).toHaveLength(1);
  });

  test('is one area’s alone; areas without a code are no two of one', () => {
    const areas = [
      area('a', 'grid', null, '1'),
      area('b', 'grid', null),
      area('c', 'grid', null),
      area('d', 'grid', null, '1'),
    ];
    expect(codesTwice(areas).map(({ pointer }) => pointer)).toEqual(['/areas/3/code']);
  });
});

describe('a code offered', () => {
  const areas = [
    area('s', 'street', null, '620802003'),
    area('c', 'community', 's', '620802003001'),
    area('g', 'grid', 'c', '620802003001004'),
    area('x', 'grid', 's'),
  ];

  test('is one more than the highest ever used below the area above, and never the same twice', () => {
    const give = codeGiver(areas, ['620802003001007'], rules);
    expect(give(area('n', 'grid', 'c'))).toBe('620802003001008');
    expect(give(area('m', 'grid', 'c'))).toBe('620802003001009');
    expect(give(area('d', 'community', 's'))).toBe('620802003002');
    expect(give(area('o', 'grid', 'd'))).toBe('620802003002001');
  });

  test('fills what a tier that is left out would say with zeros', () => {
    expect(codeGiver(areas, [], rules)(area('n', 'grid', 's'))).toBe('620802003000001');
  });

  test('is none for a tier without a rule, and when the numbers are used up', () => {
    expect(
      codeGiver(areas, [], { ...rules, tiers: [{ id: 'grid', name: { zh: '', en: '' } }] })(
        area('n', 'grid', 'c'),
      ),
    ).toBeUndefined();
    expect(codeGiver(areas, ['620802003001999'], rules)(area('n', 'grid', 'c'))).toBeUndefined();
  });
});

describe('what was another area’s', () => {
  const gone = area('old', 'grid', null, '620802003001004');
  const former = new Map([[gone.id, gone]]);
  const usedBy = new Map([['620802003001004', 'old']]);
  const pointers = (areas: CodedArea[]) =>
    usedBefore(areas, former, usedBy).map(({ pointer, rule }) => [pointer, rule]);

  test('a code never goes to another', () => {
    expect(pointers([area('new', 'grid', null, '620802003001004')])).toEqual([
      ['/areas/0/code', 'used-before'],
    ]);
  });

  test('an id never becomes another area, and comes back as itself', () => {
    expect(pointers([{ ...gone, code: '620802003001005' }])).toEqual([['/areas/0/id', 'used-before']]);
    expect(pointers([gone])).toEqual([]);
  });

  test('is told by what a version takes away and brings', () => {
    const [a, b] = [area('a', 'grid', null, '1'), area('b', 'grid', null, '2')];
    expect(changedCodes([a, b], [{ ...a, code: '3' }, area('c', 'grid', null)])).toEqual({
      newIds: ['c'],
      newCodes: [{ code: '3', area: 'a' }],
      goneCodes: [
        { code: '1', area: 'a' },
        { code: '2', area: 'b' },
      ],
    });
  });
});
