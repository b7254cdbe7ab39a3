// Dates that differ from the week: holidays, and workdays that make up for them. Days in a row are one line.
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Show } from 'solid-js';
import type { Calendar, WorkingHours } from '#shared/contracts/calendar.ts';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { calendarText } from '../../../i18n/calendar.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import styles from './Calendar.module.css';
import { Framed } from './Framed.tsx';
import { DayHours } from './Hours.tsx';
import { datesBetween, inOrder, type Run, runsOf } from './runs.ts';

type SpecialDate = Calendar['workdays'][number];
/** As many as the longest run of days off that anybody has. */
const atOnce = 60;

export function Dates(props: {
  dates: readonly SpecialDate[];
  /** Make-up workdays may be worked at other hours. */
  worked?: boolean;
  onChange: (dates: SpecialDate[]) => void;
}) {
  const without = (run: Run<SpecialDate>) => props.dates.filter((each) => !run.dates.includes(each));
  return (
    <>
      <ul class={styles.runs}>
        <For each={runsOf(props.dates)} fallback={<li class={styles.quiet}>{calendarText('dates.none')}</li>}>
          {(run) => (
            <li>
              <span class={styles.span}>{spanOf(run)}</span>
              <span>{run.name}</span>
              <span class={styles.quiet}>{calendarText('dates.days', { n: run.dates.length })}</span>
              <IconButton
                size="small"
                icon={X}
                label={calendarText('dates.remove', { what: `${run.name ?? ''} ${spanOf(run)}`.trim() })}
                onClick={() => props.onChange(without(run))}
              />
              <Show when={props.worked}>
                <OwnHours
                  run={run}
                  onChange={(hours) =>
                    props.onChange(
                      props.dates.map((each) => (run.dates.includes(each) ? withHours(each, hours) : each)),
                    )
                  }
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <NewDates
        known={new Set(props.dates.map(({ date }) => date))}
        onAdd={(added) => props.onChange(inOrder([...props.dates, ...added]))}
      />
    </>
  );
}

const spanOf = ({ from, to }: Run<SpecialDate>) =>
  from === to ? from : `${from} – ${to.slice(0, 4) === from.slice(0, 4) ? to.slice(5) : to}`;

function withHours({ hours: _, ...rest }: SpecialDate, hours: WorkingHours): SpecialDate {
  return hours.length > 0 ? { ...rest, hours } : rest;
}

/** The hours of a run of make-up days, where they are not Monday's. */
function OwnHours(props: { run: Run<SpecialDate>; onChange: (hours: WorkingHours) => void }) {
  const hours = () => props.run.dates[0]?.hours ?? [];
  return (
    <Show
      when={hours().length > 0}
      fallback={
        <Button size="small" tone="quiet" onClick={() => props.onChange([{ from: '08:00', to: '12:00' }])}>
          {calendarText('dates.own-hours')}
        </Button>
      }
    >
      <div class={styles.own}>
        <DayHours day={props.run.from} hours={hours()} onChange={props.onChange} />
        <Button size="small" tone="quiet" onClick={() => props.onChange([])}>
          {calendarText('dates.usual-hours')}
        </Button>
      </div>
    </Show>
  );
}

function NewDates(props: { known: ReadonlySet<string>; onAdd: (dates: SpecialDate[]) => void }) {
  const [from, setFrom] = createSignal('');
  const [to, setTo] = createSignal('');
  const [name, setName] = createSignal('');
  const [wrong, setWrong] = createSignal<string>();
  const faultOf = (dates: readonly string[]): string | undefined => {
    if (!from()) return calendarText('dates.missing');
    if (dates.length === 0) return calendarText('dates.backwards');
    if (dates.length > atOnce) return calendarText('dates.too-long');
    const taken = dates.find((date) => props.known.has(date));
    return taken && calendarText('dates.taken', { date: taken });
  };
  const add = () => {
    const dates = from() ? datesBetween(from(), to() || from()) : [];
    const fault = faultOf(dates);
    setWrong(fault);
    if (fault) return;
    const called = name().trim();
    props.onAdd(dates.map((date) => ({ date, ...(called && { name: called }) })));
    setFrom('');
    setTo('');
    setName('');
  };
  return (
    <div class={styles.new}>
      <TextField
        required
        label={calendarText('dates.from')}
        type="date"
        value={from()}
        onChange={setFrom}
        {...(wrong() && { error: wrong() as string })}
      />
      <TextField label={calendarText('dates.to')} type="date" value={to()} onChange={setTo} />
      <TextField label={calendarText('dates.name')} maxLength={40} value={name()} onChange={setName} />
      <Button icon={Plus} onClick={add}>
        {calendarText('dates.add')}
      </Button>
    </div>
  );
}

export const HolidaysControl: ControlOf = (props) => (
  <Framed frame={props.frame}>
    <Dates dates={props.value as SpecialDate[]} onChange={props.onChange} />
  </Framed>
);
export const WorkdaysControl: ControlOf = (props) => (
  <Framed frame={props.frame}>
    <Dates worked dates={props.value as SpecialDate[]} onChange={props.onChange} />
  </Framed>
);
