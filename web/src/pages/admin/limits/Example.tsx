// What the limits in the form come to: an example case on the district's real calendar, each stage on one axis of time.
import { createMemo, createSignal, For, Show } from 'solid-js';
import { type StageLimits, stageLimits } from '#shared/contracts/limits.ts';
import { type Severity, severities } from '#shared/contracts/vocabulary.ts';
import { calendarsOf } from '#shared/domain/calendar.ts';
import { categoriesOf } from '#shared/domain/catalogue.ts';
import { instantOfWall } from '#shared/domain/time-zone.ts';
import { useDistrict } from '../../../data/district.tsx';
import { usePartInForce } from '../../../data/parts.ts';
import ReferenceChoice from '../../../forms/ReferenceChoice.tsx';
import { formatLimit } from '../../../i18n/format.ts';
import { limitsText } from '../../../i18n/limits.ts';
import { locale } from '../../../i18n/text.ts';
import { word } from '../../../i18n/words.ts';
import { Select, TextField } from '../../../ui/Field.tsx';
import { fridayEvening } from '../calendar/friday-evening.ts';
import { type Drawn, drawExample } from './draw-example.ts';
import styles from './Limits.module.css';

export function Example(props: { value: () => StageLimits }) {
  const district = useDistrict();
  const { timeZone } = district.membership().district;
  const calendar = usePartInForce(district.id, 'calendar');
  const catalogue = usePartInForce(district.id, 'catalogue');
  const [chosen, setChosen] = createSignal<string>();
  const [severity, setSeverity] = createSignal<Severity>('normal');
  const [wall, setWall] = createSignal(fridayEvening());
  const categories = createMemo(() => categoriesOf(catalogue.data()?.value ?? []));
  const category = () => categories().get(chosen() ?? '') ?? [...categories().values()][0];
  const drawn = createMemo((): Drawn | undefined => {
    const [limits, hours, kind] = [
      stageLimits.safeParse(props.value()).data,
      calendar.data()?.value,
      category(),
    ];
    if (!limits || !hours || !kind || !wall()) return undefined;
    return drawExample({
      limits,
      calendarFor: calendarsOf(hours, timeZone),
      category: kind,
      severity: severity(),
      from: instantOfWall(timeZone, wall()),
      timeZone,
    });
  });
  const moment = (iso: string) =>
    new Intl.DateTimeFormat(locale() === 'en' ? 'en-GB' : locale(), {
      month: '2-digit',
      day: '2-digit',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }).format(new Date(iso));
  return (
    <section class={styles.example} aria-label={limitsText('example')}>
      <h2>{limitsText('example')}</h2>
      <div class={styles.asked}>
        <ReferenceChoice
          frame={{ label: limitsText('example.category'), required: true }}
          words="limits.stages"
          field={{ kind: 'reference', to: 'category' }}
          value={category()?.id}
          disabled={false}
          onChange={(id) => setChosen(id as string)}
        />
        <Select
          required
          label={limitsText('example.severity')}
          options={severities.map((value) => ({ value, label: word(`severity.${value}`) }))}
          value={severity()}
          onChange={setSeverity}
        />
        <TextField
          required
          type="datetime-local"
          label={limitsText('example.from')}
          value={wall()}
          onChange={setWall}
        />
      </div>
      <Show when={drawn()} fallback={<p class={styles.quiet}>{limitsText('example.cannot')}</p>}>
        {(of) => (
          <div class={styles.axis}>
            <span />
            <div class={styles.days} aria-hidden="true">
              <For each={of().days}>
                {(day) => <span style={{ left: `${day.at * 100}%` }}>{day.label(locale())}</span>}
              </For>
            </div>
            <span />
            <For each={of().rows}>
              {(row) => (
                <>
                  <span>
                    {word(`stage.${row.stage}`)} <small>{formatLimit(row.limit)}</small>
                  </span>
                  <div class={styles.track} aria-hidden="true">
                    <For each={row.rests}>
                      {(rest) => (
                        <i
                          class={styles.rest}
                          style={{ left: `${rest.from * 100}%`, width: `${(rest.to - rest.from) * 100}%` }}
                        />
                      )}
                    </For>
                    <i class={styles.bar} style={{ width: `${row.due * 100}%` }} />
                    <i
                      class={styles.late}
                      style={{ left: `${row.warn * 100}%`, width: `${(row.due - row.warn) * 100}%` }}
                    />
                  </div>
                  <span class={styles.when}>
                    {limitsText('example.row', { warn: moment(row.warnAt), due: moment(row.dueAt) })}
                  </span>
                </>
              )}
            </For>
          </div>
        )}
      </Show>
      <p class={styles.quiet}>{limitsText('example.text')}</p>
    </section>
  );
}
