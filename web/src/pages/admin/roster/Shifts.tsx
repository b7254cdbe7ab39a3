// The shifts of a roster: weekdays or one date, hours, and who is on duty then.
import Plus from 'lucide-solid/icons/plus';
import X from 'lucide-solid/icons/x';
import { For, Show } from 'solid-js';
import type { Member } from '#shared/contracts/members.ts';
import type { Shift } from '#shared/contracts/roster.ts';
import { weekdays } from '#shared/contracts/vocabulary.ts';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { adminText } from '../../../i18n/admin.ts';
import { calendarText } from '../../../i18n/calendar.ts';
import { common } from '../../../i18n/common.ts';
import { fieldText, formText } from '../../../i18n/forms.ts';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { MultiCombobox } from '../../../ui/Combobox.tsx';
import { TextField } from '../../../ui/Field.tsx';
import styles from './Roster.module.css';

const office: Shift = {
  weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  from: '08:00',
  to: '20:00',
  members: [],
};

/** @param people of whom somebody is chosen; who is on a shift and not among them stays on it */
export const shiftsControl =
  (people: () => readonly Member[]): ControlOf =>
  (props) => {
    const shifts = () => (props.value ?? []) as Shift[];
    const put = (at: number, change: Partial<Shift>) =>
      props.onChange(shifts().map((shift, number) => (number === at ? { ...shift, ...change } : shift)));
    const optionsFor = (shift: Shift) => {
      const known = new Set(people().map(({ id }) => id));
      return [
        ...people().map(({ id, name }) => ({ value: id, label: name, detail: id })),
        ...shift.members.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id })),
      ];
    };
    const setDate = (at: number, date: string) => {
      const { date: _date, ...shift } = shifts()[at] as Shift;
      const next: Shift = date ? { ...shift, weekdays: [], date } : shift;
      props.onChange(shifts().map((each, number) => (number === at ? next : each)));
    };
    return (
      <fieldset class={styles.shifts} tabIndex={-1} {...(props.frame.error && { 'aria-invalid': true })}>
        <legend>{props.frame.label}</legend>
        <For each={Array.from({ length: shifts().length })}>
          {(_, index) => {
            const shift = () => shifts()[index()] ?? office;
            return (
              <fieldset class={styles.shift}>
                <legend>{adminText('roster.shift', { n: index() + 1 })}</legend>
                <div class={styles.days}>
                  <For each={weekdays}>
                    {(day) => (
                      <label class={styles.day}>
                        <input
                          type="checkbox"
                          checked={shift().weekdays.includes(day)}
                          disabled={shift().date !== undefined}
                          onChange={(event) =>
                            put(index(), {
                              weekdays: weekdays.filter((each) =>
                                each === day ? event.currentTarget.checked : shift().weekdays.includes(each),
                              ),
                            })
                          }
                        />
                        {calendarText(`day.${day}`)}
                      </label>
                    )}
                  </For>
                </div>
                <div class={styles.hours}>
                  <TextField
                    label={fieldText('roster.shifts.date')}
                    type="date"
                    value={shift().date ?? ''}
                    onChange={(date) => setDate(index(), date)}
                  />
                  <TextField
                    required
                    label={fieldText('roster.shifts.from')}
                    type="time"
                    value={shift().from}
                    onChange={(from) => put(index(), { from })}
                  />
                  <TextField
                    required
                    label={fieldText('roster.shifts.to')}
                    type="time"
                    value={shift().to}
                    onChange={(to) => put(index(), { to })}
                  />
                </div>
                <MultiCombobox
                  label={fieldText('roster.shifts.members')}
                  options={optionsFor(shift())}
                  value={shift().members}
                  onChange={(members) => put(index(), { members })}
                />
                <IconButton
                  icon={X}
                  label={`${common('remove')} ${adminText('roster.shift', { n: index() + 1 })}`}
                  onClick={() => props.onChange(shifts().filter((_, number) => number !== index()))}
                />
              </fieldset>
            );
          }}
        </For>
        <Show when={props.frame.error}>
          {(text) => (
            <p class={styles.error} role="alert">
              {text()}
            </p>
          )}
        </Show>
        <Button size="small" icon={Plus} onClick={() => props.onChange([...shifts(), office])}>
          {formText('add')}
        </Button>
      </fieldset>
    );
  };
