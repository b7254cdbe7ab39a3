// People out of a spreadsheet.
import { Show } from 'solid-js';
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../data/district.tsx';
import { adminText } from '../../i18n/admin.ts';
import { Empty } from '../../ui/States.tsx';
import { usePeople } from './people-spec.ts';
import { Import } from './register/Import.tsx';

export default function PeopleImport() {
  const district = useDistrict();
  const people = usePeople();
  return (
    <Show
      when={holds(people.register.write, district.member())}
      fallback={<Empty whole title={adminText('none')} text={adminText('none-text')} />}
    >
      <Import spec={people} title={adminText('page.people')} back={`/${district.id()}/admin/people`} />
    </Show>
  );
}
