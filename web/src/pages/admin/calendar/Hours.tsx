// Working hours of one day, and of the seven days of a week: stretches of work with breaks between them.
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { For, Show } from 'solid-js';
import type { Calendar, WorkingHours } from '#shared/contracts/calendar.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { calendarText } from '../../../i18n/calendar.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import styles from './Calendar.module.css';
import { Framed } from './Framed.tsx';
import { timeOf } from './time-of-day.ts';

export function DayHours(props: {
  day: string;
  hours: WorkingHours;
  onChange: (hours: WorkingHours) => void;
}) {
  const withTime = (at: number, end: 'from' | 'to', typed: string) =>
    props.onChange(props.hours.map((each, index) => (index === at ? { ...each, [end]: typed } : each)));
  const last = () => props.hours.at(-1);
  const input = (at: number, end: 'from' | 'to') => (
    <div class={styles.time}>
      <TextField
        bare
        required
        label={calendarText(`hours.${end}`, { day: props.day, n: at + 1 })}
        inputmode="numeric"
        maxLength={5}
        value={props.hours[at]?.[end] ?? ''}
        onChange={(typed) => withTime(at, end, typed)}
        onBlur={(event: FocusEvent) =>
          withTime(at, end, timeOf((event.currentTarget as HTMLInputElement).value))
        }
      />
    </div>
  );
  return (
    <div class={styles.hours}>
      <Show when={props.hours.length === 0}>
        <span class={styles.quiet}>{calendarText('hours.off')}</span>
      </Show>
      {/* By place, so that typing keeps the focus. */}
      <For each={Array.from({ length: props.hours.length }, (_, at) => at)}>
        {(at) => (
          <span class={styles.stretch}>
            {input(at, 'from')}
            <span aria-hidden="true">–</span>
            {input(at, 'to')}
            <IconButton
              size="small"
              icon={X}
              label={calendarText('hours.remove', {
                day: props.day,
                hours: `${props.hours[at]?.from}–${props.hours[at]?.to}`,
              })}
              onClick={() => props.onChange(props.hours.filter((_, index) => index !== at))}
            />
          </span>
        )}
      </For>
      <IconButton
        size="small"
        icon={Plus}
        label={calendarText('hours.add-to', { day: props.day })}
        onClick={() =>
          props.onChange([
            ...props.hours,
            last() ? { from: last()?.to ?? '', to: '' } : { from: '08:00', to: '12:00' },
          ])
        }
      />
    </div>
  );
}

type Weekly = Calendar['weekly'];

export function WeekHours(props: { week: Weekly; onChange: (week: Weekly) => void }) {
  return (
    <>
      <For each={weekdays}>
        {(day) => (
          <div class={styles.weekday}>
            <span>{calendarText(`day.${day}`)}</span>
            <DayHours
              day={calendarText(`day.${day}`)}
              hours={props.week[day] ?? []}
              onChange={(hours) => props.onChange({ ...props.week, [day]: hours })}
            />
          </div>
        )}
      </For>
      <div>
        <Button
          size="small"
          onClick={() => {
            const { monday } = props.week;
            props.onChange({
              ...props.week,
              tuesday: monday,
              wednesday: monday,
              thursday: monday,
              friday: monday,
            });
          }}
        >
          {calendarText('hours.repeat')}
        </Button>
      </div>
    </>
  );
}

export const WeekControl: ControlOf = (props) => (
  <Framed frame={props.frame} hint={calendarText('hours.hint')}>
    <WeekHours week={props.value as Weekly} onChange={props.onChange} />
  </Framed>
);
