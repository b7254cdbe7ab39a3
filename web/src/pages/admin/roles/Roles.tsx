// The district's own roles beside the built-in ones, and the table of who may do what.
import { ownRole } from '#shared/contracts/roles.ts';
import { roleIssues, rolesBeyond } from '#shared/domain/role-check.ts';
import { useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { roleTableText, sayPermission } from '../../../i18n/permissions.ts';
import { ListPart } from '../ListPart.tsx';
import { Grants } from './Grants.tsx';
import { RoleTable } from './RoleTable.tsx';

export default function RolesPage() {
  const district = useDistrict();
  return (
    <ListPart
      part="roles"
      title={adminText('page.roles')}
      schema={ownRole}
      words="role"
      detail={({ id, grants }) => `${id} · ${roleTableText('granted', { n: Object.keys(grants).length })}`}
      controls={() => ({ grants: Grants })}
      check={(row, before) =>
        [...roleIssues([row]), ...rolesBeyond(district.member(), before ? [before] : [], [row])].map(
          ({ pointer, about, ...issue }) => ({
            ...issue,
            pointer: (pointer ?? '').replace(/^\/roles\/0/, ''),
            about: about && sayPermission(about),
          }),
        )
      }
      idle={{ label: roleTableText('table.back'), draw: (rows) => <RoleTable own={rows} /> }}
    />
  );
}
