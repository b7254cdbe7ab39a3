// Who handles tasks, and how a task finds its handler.
import { department } from '#shared/contracts/departments.ts';
import { adminText } from '../../i18n/admin.ts';
import { word } from '../../i18n/words.ts';
import { ListPart } from './ListPart.tsx';

export default function Departments() {
  return (
    <ListPart
      part="departments"
      title={adminText('page.departments')}
      schema={department}
      words="department"
      detail={({ id, assignment }) => `${id} · ${word(`assignment.${assignment}`)}`}
    />
  );
}
