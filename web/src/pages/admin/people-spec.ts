// What the register of people says of itself to its pages.
import type { Member } from '#shared/contracts/members.ts';
import { registers } from '#shared/contracts/registers.ts';
import { memberIssues } from '#shared/domain/members.ts';
import { useDistrict } from '../../data/district.tsx';
import { registerText } from '../../i18n/registers.ts';
import { usePeopleDuty } from './PeopleDuty.tsx';
import { AccountControl } from './PeopleLogin.tsx';
import type { RegisterSpec } from './register/Register.tsx';

export function usePeople(): RegisterSpec<Member> {
  const district = useDistrict();
  const duty = usePeopleDuty();
  return {
    register: registers.member,
    nameOf: ({ name }) => name,
    detailOf: ({ id, roles, department, areas }) =>
      [
        roles.map((role) => district.roleName(role)).join(registerText('comma')),
        department && district.departmentName(department),
        areas.map((area) => district.areaName(area)).join(registerText('comma')),
        id,
      ]
        .filter(Boolean)
        .join(' · '),
    beside: duty,
    controls: { account: AccountControl },
    removalOf: ({ name }) => registerText('member.removal', { name }),
    check: (value) =>
      // Until they are loaded nothing is said to be unknown; the service checks anyway.
      district.isLoaded()
        ? memberIssues(value, {
            departments: district.departments(),
            areaIds: district.areas(),
            roles: district.roles(),
          })
        : [],
    unique: ['account'],
  };
}
