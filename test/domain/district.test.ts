import { expect, test } from 'vitest';
import type { Member } from '#shared/contracts/members.ts';
import { DomainError } from '#shared/domain/error.ts';
import { checkNewDistrict, type FirstDistrict } from '#shared/domain/new-district.ts';
import { area, category, district, people } from '#test/support/builders.ts';

const members: Member[] = Object.values(people).map(({ held, ...person }) => ({
  ...person,
  roles: held.map(({ id }) => id),
  account: `kongtong-${person.id}`,
}));
const sound: FirstDistrict = { ...district, members };
const [officer, ...others] = members as [Member, ...Member[]];
const withOfficer = (fields: Partial<Member>): FirstDistrict => ({
  ...sound,
  members: [{ ...officer, ...fields }, ...others],
});

function faultsOf(body: FirstDistrict): (string | undefined)[] {
  try {
    checkNewDistrict(body);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'configuration/invalid') throw error;
    return error.issues?.map(({ pointer }) => pointer) ?? [];
  }
  return [];
}

test('a district that holds together has no faults', () => {
  expect(faultsOf(sound)).toEqual([]);
});

test('an id is used once', () => {
  const twice: FirstDistrict = {
    ...sound,
    areas: [...sound.areas, area('liuhu-01', 'grid', 'liuhu')],
    departments: [...sound.departments, ...sound.departments.slice(0, 1)],
    catalogue: [...sound.catalogue, category('rubbish')],
    members: [...members, { ...officer, account: 'another' }],
  };
  expect(faultsOf(twice)).toEqual([
    '/areas/4/id',
    '/departments/4/id',
    `/catalogue/${sound.catalogue.length}/id`,
    `/members/${members.length}/id`,
  ]);
});

test('two people do not share an account', () => {
  const shared = { ...officer, id: 'officer-2' };
  expect(faultsOf({ ...sound, members: [...members, shared] })).toEqual([
    `/members/${members.length}/account`,
  ]);
});

test('an area stands below one that exists', () => {
  const lost = area('lost', 'grid', 'nowhere');
  expect(faultsOf({ ...sound, areas: [...sound.areas, lost] })).toEqual(['/areas/4/parent']);
});

test('no area stands below itself', () => {
  const circle = [
    area('one', 'community', 'two'),
    area('two', 'community', 'one'),
    area('self', 'grid', 'self'),
  ];
  expect(faultsOf({ ...sound, areas: [...sound.areas, ...circle] })).toEqual([
    '/areas/4/parent',
    '/areas/5/parent',
    '/areas/6/parent',
  ]);
});

test('categories and members name departments and areas that exist', () => {
  const catalogue = [...sound.catalogue, category('snow', { lead: 'navy' })];
  expect(faultsOf({ ...sound, catalogue })).toEqual([`/catalogue/${sound.catalogue.length}/lead`]);
  expect(faultsOf(withOfficer({ department: 'navy', areas: ['liuhu-01', 'moon'] }))).toEqual([
    '/members/0/department',
    '/members/0/areas/1',
  ]);
});

test('a grid officer has an area, a clerk or handler a department', () => {
  expect(faultsOf(withOfficer({ areas: [] }))).toEqual(['/members/0/areas']);
  expect(faultsOf(withOfficer({ roles: ['handler'], areas: [] }))).toEqual(['/members/0/department']);
  expect(faultsOf(withOfficer({ roles: ['clerk', 'grid_officer'], areas: [] }))).toEqual([
    '/members/0/department',
    '/members/0/areas',
  ]);
});

test('a routing rule names what there is, each department once, and hours of some length', () => {
  const routing = [
    {
      id: 'lamps',
      name: { zh: '路灯', en: 'Lamps' },
      when: {
        categories: ['rubbish', 'snow'],
        areas: ['moon', 'liuhu'],
        hours: { from: '20:00', to: '20:00' },
      },
      lead: 'navy',
      assist: ['police', 'army'],
      notify: ['police'],
      file: false,
      dispatch: false,
    },
  ];
  expect(faultsOf({ ...sound, routing }).sort()).toEqual([
    '/routing/0',
    '/routing/0/assist/1',
    '/routing/0/lead',
    '/routing/0/when/areas/0',
    '/routing/0/when/categories/1',
    '/routing/0/when/hours',
  ]);
  const fit = { ...routing[0]!, when: { hours: { from: '20:00', to: '06:00' } }, lead: 'water', assist: [] };
  expect(faultsOf({ ...sound, routing: [fit] })).toEqual([]);
  expect(faultsOf({ ...sound, routing: [fit, fit] })).toEqual(['/routing/1/id']);
});

test('every fault is told at once', () => {
  const wrong = {
    ...withOfficer({ areas: ['moon'] }),
    catalogue: [category('rubbish', { lead: 'navy' })],
  };
  expect(faultsOf(wrong)).toEqual(['/catalogue/0/lead', '/members/0/areas/0']);
});
