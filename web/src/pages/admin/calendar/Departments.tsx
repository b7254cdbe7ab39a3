// Departments that work at other times than the district: what each has of its own, the rest is as in the district.
import { createMemo, For, type JSX, Show } from 'solid-js';
import type { Calendar, DepartmentCalendar } from '#shared/contracts/calendar.ts';
import { labelOf, useDistrict } from '../../../data/district.tsx';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { calendarText } from '../../../i18n/calendar.ts';
import { fieldText } from '../../../i18n/forms.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select, TextField } from '../../../ui/Field.tsx';
import styles from './Calendar.module.css';
import { Dates } from './Dates.tsx';
import { Framed } from './Framed.tsx';
import { WeekHours } from './Hours.tsx';

type Overrides = Calendar['departments'];
type Field = keyof DepartmentCalendar;

/** @param usual what the district has now, which an override begins with */
export const departmentsControl =
  (usual: () => Calendar): ControlOf =>
  (props) => {
    const district = useDistrict();
    const overrides = () => (props.value ?? {}) as Overrides;
    const others = createMemo(() =>
      [...district.departments().values()]
        .filter(({ id }) => !overrides()[id])
        .map(({ id, name }) => ({ value: id, label: labelOf(name) })),
    );
    const put = (id: string, own: DepartmentCalendar | undefined) => {
      const { [id]: _, ...rest } = overrides();
      props.onChange(own ? { ...rest, [id]: own } : rest);
    };
    return (
      <Framed frame={props.frame}>
        <Show when={Object.keys(overrides()).length === 0}>
          <p class={styles.quiet}>{calendarText('own.none')}</p>
        </Show>
        <For each={Object.keys(overrides()).sort()}>
          {(id) => (
            <section class={styles.department} aria-label={district.departmentName(id)}>
              <div class={styles.departmentHead}>
                <strong>{district.departmentName(id)}</strong>
                <Button size="small" onClick={() => put(id, undefined)}>
                  {calendarText('own.remove', { department: district.departmentName(id) })}
                </Button>
              </div>
              <Own own={overrides()[id] ?? {}} usual={usual()} onChange={(own) => put(id, own)} />
            </section>
          )}
        </For>
        <Show when={others().length > 0}>
          <Select
            label={calendarText('own.add')}
            options={others()}
            value={'' as string}
            placeholder="—"
            onChange={(id) => id && put(id, { weekly: usual().weekly })}
          />
        </Show>
      </Framed>
    );
  };

function Own(props: {
  own: DepartmentCalendar;
  usual: Calendar;
  onChange: (own: DepartmentCalendar) => void;
}) {
  const put = <F extends Field>(field: F, value: DepartmentCalendar[F] | undefined) => {
    const { [field]: _, ...rest } = props.own;
    props.onChange(value === undefined ? rest : { ...rest, [field]: value });
  };
  const part = <F extends Field>(
    field: F,
    control: (value: NonNullable<DepartmentCalendar[F]>) => JSX.Element,
  ) => (
    <div class={styles.override}>
      <label class={styles.tick}>
        <input
          type="checkbox"
          checked={props.own[field] !== undefined}
          onChange={(event) =>
            put(
              field,
              event.currentTarget.checked ? (props.usual[field] as DepartmentCalendar[F]) : undefined,
            )
          }
        />
        {calendarText(`own.${field as Field}`)}
      </label>
      <Show when={props.own[field] !== undefined}>
        {control(props.own[field] as NonNullable<DepartmentCalendar[F]>)}
      </Show>
    </div>
  );
  return (
    <>
      {part('weekly', () => (
        <WeekHours week={props.own.weekly ?? props.usual.weekly} onChange={(week) => put('weekly', week)} />
      ))}
      {part('holidays', () => (
        <Dates dates={props.own.holidays ?? []} onChange={(dates) => put('holidays', dates)} />
      ))}
      {part('workdays', () => (
        <Dates worked dates={props.own.workdays ?? []} onChange={(dates) => put('workdays', dates)} />
      ))}
      {part('workDayMinutes', () => (
        <TextField
          required
          label={fieldText('calendar.workDayMinutes')}
          type="number"
          min={1}
          max={1440}
          value={String(props.own.workDayMinutes ?? '')}
          onChange={(text) => put('workDayMinutes', Number(text))}
        />
      ))}
    </>
  );
}
