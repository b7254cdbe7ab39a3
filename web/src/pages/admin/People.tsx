// The people of the district: who signs in with which account, in which roles, how far their scope reaches.
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../data/district.tsx';
import { adminText } from '../../i18n/admin.ts';
import { usePeople } from './people-spec.ts';
import { Register } from './register/Register.tsx';
import { Transfer } from './register/Transfer.tsx';

export default function People() {
  const district = useDistrict();
  const people = usePeople();
  const mayWrite = () => holds(people.register.write, district.member());
  return (
    <Register
      {...people}
      title={adminText('page.people')}
      tools={
        <Transfer
          spec={people}
          title={adminText('page.people')}
          importHref={mayWrite() ? `/${district.id()}/admin/people/import` : undefined}
        />
      }
    />
  );
}
