// The people of the district: who signs in with which account, in which roles, how far their scope reaches.
import type { Member } from '#shared/contracts/members.ts';
import { registers } from '#shared/contracts/registers.ts';
import { memberIssues } from '#shared/domain/members.ts';
import { useDistrict } from '../../data/district.tsx';
import { adminText } from '../../i18n/admin.ts';
import { registerText } from '../../i18n/registers.ts';
import { word } from '../../i18n/words.ts';
import { Register } from './register/Register.tsx';

export default function People() {
  const district = useDistrict();
  const detail = ({ id, roles, department, areas }: Member) =>
    [
      roles.map((role) => word(`role.${role}`)).join(registerText('comma')),
      department && district.departmentName(department),
      areas.map((area) => district.areaName(area)).join(registerText('comma')),
      id,
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <Register<Member>
      title={adminText('page.people')}
      register={registers.member}
      nameOf={({ name }) => name}
      detailOf={detail}
      removalOf={({ name }) => registerText('member.removal', { name })}
      check={(value) =>
        memberIssues(value, { departments: known(district.departments), areaIds: known(district.areas) })
      }
    />
  );
}

/** Until they are loaded nothing is said to be unknown; the service checks anyway. */
const known = (index: () => ReadonlyMap<string, unknown>) => ({
  has: (id: string) => index().size === 0 || index().has(id),
});
