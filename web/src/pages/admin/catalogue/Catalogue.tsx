// The district's kinds of cases: found by words, pinyin or code, changed one by one or several at once.
import { category } from '#shared/contracts/catalogue.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { formatLimit } from '../../../i18n/format.ts';
import { ListPart } from '../ListPart.tsx';
import { ChangeMany } from './ChangeMany.tsx';
import { groupControl } from './GroupChoice.tsx';
import { Transfer } from './Transfer.tsx';

export default function CataloguePage() {
  const district = useDistrict();
  return (
    <ListPart
      part="catalogue"
      title={adminText('page.catalogue')}
      schema={category}
      words="category"
      groupOf={({ group }) => labelOf(group)}
      detail={({ id, handle, defaultDepartment }) =>
        [id, formatLimit(handle), defaultDepartment && district.departmentName(defaultDepartment)]
          .filter(Boolean)
          .join(' · ')
      }
      controls={(rows) => ({ group: groupControl(rows) })}
      tools={(rows) => <Transfer rows={rows} />}
      ticked={(rows, chosen, done) => <ChangeMany rows={rows} chosen={chosen} onDone={done} />}
    />
  );
}
