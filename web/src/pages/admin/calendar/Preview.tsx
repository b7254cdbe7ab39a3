// What the calendar in the form comes to: whose year it is, and when a limit that somebody tries would end on it.
import { createMemo, createSignal, For, Show } from 'solid-js';
import { type Calendar, calendar as schema } from '#shared/contracts/calendar.ts';
import { type Limit, limit as limitSchema } from '#shared/contracts/limit.ts';
import { limitUnits } from '#shared/contracts/vocabulary.ts';
import { dueAt, workingTime } from '#shared/domain/calendar.ts';
import { calendarFaults } from '#shared/domain/calendar-check.ts';
import { daysOfYear } from '#shared/domain/calendar-year.ts';
import { instantOfWall } from '#shared/domain/time-zone.ts';
import { useDistrict } from '../../../data/district.tsx';
import { calendarText } from '../../../i18n/calendar.ts';
import { formatLimit } from '../../../i18n/format.ts';
import { formText } from '../../../i18n/forms.ts';
import { locale } from '../../../i18n/text.ts';
import { word } from '../../../i18n/words.ts';
import { Select, TextField } from '../../../ui/Field.tsx';
import styles from './Calendar.module.css';
import { sayFault } from './faults.ts';
import { fridayEvening } from './friday-evening.ts';
import { Year } from './Year.tsx';

export function Preview(props: { value: () => Calendar }) {
  const district = useDistrict();
  const [year, setYear] = createSignal(new Date().getUTCFullYear());
  const [whose, setWhose] = createSignal('');
  /** Nothing is drawn of a calendar that does not hold: a limit on it might never end. */
  const judged = createMemo(() => {
    const { data } = schema.safeParse(props.value());
    const faults = data ? calendarFaults(data, new Set(district.departments().keys())) : [];
    return { calendar: faults.length === 0 ? data : undefined, faults };
  });
  const owners = () => [
    { value: '', label: calendarText('year.district') },
    ...Object.keys(props.value().departments ?? {})
      .sort()
      .map((id) => ({ value: id, label: district.departmentName(id) })),
  ];
  const own = (calendar: Calendar) => calendar.departments[whose()] ?? {};
  return (
    <Show
      when={judged().calendar}
      fallback={
        <div class={styles.cannot}>
          <p>{calendarText('year.cannot')}</p>
          <ul>
            <For each={judged().faults} fallback={<li>{formText('wrong.summary')}</li>}>
              {(fault) => <li>{sayFault(fault, district.departmentName)}</li>}
            </For>
          </ul>
        </div>
      }
    >
      {(calendar) => (
        <>
          <Show when={owners().length > 1}>
            <Select
              required
              label={calendarText('year.whose')}
              options={owners()}
              value={whose()}
              onChange={setWhose}
            />
          </Show>
          <Example
            due={(limit, from) =>
              dueAt(
                workingTime(calendar(), district.membership().district.timeZone, own(calendar())),
                limit,
                from,
              )
            }
          />
          <Year year={year()} days={daysOfYear(calendar(), year(), own(calendar()))} onYear={setYear} />
        </>
      )}
    </Show>
  );
}

function Example(props: { due: (limit: Limit, from: string) => string }) {
  const { timeZone } = useDistrict().membership().district;
  const [value, setValue] = createSignal('4');
  const [unit, setUnit] = createSignal<Limit['unit']>('work_hour');
  const [wall, setWall] = createSignal(fridayEvening());
  const limit = () => limitSchema.safeParse({ value: Number(value()), unit: unit() }).data;
  const said = () => {
    const typed = limit();
    if (!typed || !wall()) return undefined;
    const from = instantOfWall(timeZone, wall());
    return calendarText('example.due', {
      from: moment(from, timeZone),
      limit: formatLimit(typed),
      due: moment(props.due(typed, from), timeZone),
    });
  };
  return (
    <fieldset class={styles.framed}>
      <legend>{calendarText('example.title')}</legend>
      <div class={styles.example}>
        <TextField
          required
          label={calendarText('example.limit')}
          type="number"
          min={0.25}
          step={0.25}
          value={value()}
          onChange={setValue}
        />
        <Select
          required
          label={formText('limit.unit')}
          options={limitUnits.map((each) => ({ value: each, label: word(`unit.${each}`) }))}
          value={unit()}
          onChange={setUnit}
        />
        <TextField
          required
          label={calendarText('example.from')}
          type="datetime-local"
          value={wall()}
          onChange={setWall}
        />
      </div>
      <p class={styles.due} aria-live="polite">
        {said() ?? formText('wrong.summary')}
      </p>
    </fieldset>
  );
}

/** With the day of the week, which is what an example is looked at for. */
const moment = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale() === 'en' ? 'en-GB' : locale(), {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(iso));
