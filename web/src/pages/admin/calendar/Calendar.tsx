// When the district works: hours of the week, holidays, make-up workdays, departments that keep other hours.
import { createSignal } from 'solid-js';
import { type Calendar, calendar } from '#shared/contracts/calendar.ts';
import { useDistrict } from '../../../data/district.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { ObjectPart } from '../ObjectPart.tsx';
import { HolidaysControl, WorkdaysControl } from './Dates.tsx';
import { departmentsControl } from './Departments.tsx';
import { saidByField } from './faults.ts';
import { WeekControl } from './Hours.tsx';
import { Preview } from './Preview.tsx';

export default function CalendarPage() {
  const district = useDistrict();
  /** What the form holds, for overrides that begin with it. */
  const [held, setHeld] = createSignal<() => Calendar>(() => calendar.parse({}));
  const controls = {
    weekly: WeekControl,
    holidays: HolidaysControl,
    workdays: WorkdaysControl,
    departments: departmentsControl(() => held()()),
  };
  return (
    <ObjectPart
      part="calendar"
      title={adminText('page.calendar')}
      schema={calendar}
      controls={controls}
      check={(value) => saidByField(value, district.departmentName, new Set(district.departments().keys()))}
      beside={(value) => {
        setHeld(() => value);
        return <Preview value={value} />;
      }}
    />
  );
}
