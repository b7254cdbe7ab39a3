// A year at a glance: twelve months, each day coloured, marked and worded by what it is.
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createMemo, For, Index, Show } from 'solid-js';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import { type CalendarDay, type DayKind, holidaysSoFar } from '#shared/domain/calendar-year.ts';
import { calendarText } from '../../../i18n/calendar.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { locale } from '../../../i18n/text.ts';
import { IconButton } from '../../../ui/Button.tsx';
import styles from './Calendar.module.css';

const kinds = ['work', 'off', 'holiday', 'make_up'] as const satisfies readonly DayKind[];

export function Year(props: { year: number; days: readonly CalendarDay[]; onYear: (year: number) => void }) {
  const months = createMemo(() =>
    Array.from({ length: 12 }, (_, month) =>
      props.days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1),
    ),
  );
  const sum = () => ({
    year: props.year,
    days: props.days.filter(({ minutes }) => minutes > 0).length,
    hours: formatNumber(Math.round(props.days.reduce((all, { minutes }) => all + minutes, 0) / 6) / 10),
  });
  return (
    <section class={styles.year} aria-label={calendarText('year.title')}>
      <div class={styles.yearHead}>
        <h2>{calendarText('year.title')}</h2>
        <IconButton
          size="small"
          icon={ChevronLeft}
          label={calendarText('year.previous')}
          onClick={() => props.onYear(props.year - 1)}
        />
        <strong>{props.year}</strong>
        <IconButton
          size="small"
          icon={ChevronRight}
          label={calendarText('year.next')}
          onClick={() => props.onYear(props.year + 1)}
        />
        <p class={styles.quiet}>{calendarText('year.sum', sum())}</p>
      </div>
      <Show when={props.year >= new Date().getFullYear() && holidaysSoFar(props.days)}>
        {(known) => (
          <p class={styles.unknown} role="note">
            {calendarText('year.unknown', { year: props.year, ...known() })}
          </p>
        )}
      </Show>
      <ul class={styles.legend}>
        <For each={kinds}>
          {(kind) => (
            <li>
              <span class={`${styles.day} ${styles[kind]}`} aria-hidden="true" />
              {calendarText(`kind.${kind}`)}
            </li>
          )}
        </For>
      </ul>
      <div class={styles.months}>
        <Index each={months()}>{(days, month) => <Month month={month + 1} days={days()} />}</Index>
      </div>
    </section>
  );
}

function Month(props: { month: number; days: readonly CalendarDay[] }) {
  const weeks = () => {
    const first = (new Date(props.days[0]?.date ?? 0).getUTCDay() + 6) % 7;
    const cells = [...Array.from<undefined>({ length: first }), ...props.days];
    return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
      const row = cells.slice(week * 7, week * 7 + 7);
      return [...row, ...Array.from<undefined>({ length: 7 - row.length })];
    });
  };
  return (
    <table class={styles.month}>
      <caption>{nameOfMonth(props.month)}</caption>
      <thead>
        <tr>
          <For each={weekdays}>
            {(day) => (
              <th scope="col" abbr={calendarText(`day.${day}`)}>
                {calendarText(`short.${day}`)}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={weeks()}>
          {(week) => (
            <tr>
              <For each={week}>
                {(day) => (
                  <Show when={day} fallback={<td />}>
                    {(shown) => <Day {...shown()} />}
                  </Show>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function nameOfMonth(month: number): string {
  return new Intl.DateTimeFormat(locale(), { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, month - 1),
  );
}

function Day(props: CalendarDay) {
  const told = () => [calendarText(`kind.${props.kind}`), props.name].filter(Boolean).join(' ');
  return (
    <td class={`${styles.day} ${styles[props.kind]}`} title={`${props.date} ${told()}`}>
      {Number(props.date.slice(8))}
      <Show when={props.kind === 'holiday' || props.kind === 'make_up'}>
        <span class={styles.mark} aria-hidden="true">
          {calendarText(props.kind === 'holiday' ? 'mark.holiday' : 'mark.make_up')}
        </span>
      </Show>
      <span class="visually-hidden"> {told()}</span>
    </td>
  );
}
