// Which steps the service takes itself when nobody does: a switch each, with what it does.
import { For, Show } from 'solid-js';
import type { Limit } from '#shared/contracts/limit.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import { automaticSteps } from '#shared/contracts/vocabulary.ts';
import { type ControlOf, LimitInput } from '../../../forms/Controls.tsx';
import { limitsText } from '../../../i18n/limits.ts';
import { Segmented } from '../../../ui/Field.tsx';
import styles from './Limits.module.css';

type AutomaticSteps = StageLimits['automatic'];
const aDay: Limit = { value: 1, unit: 'work_day' };

export const Automatic: ControlOf = (props) => {
  const value = () => props.value as AutomaticSteps;
  const whens = () => [
    { value: 'limit', label: limitsText('automatic.close-limit') },
    { value: 'after', label: limitsText('automatic.close-after') },
  ];
  const setWait = (closeAfter: Limit | undefined) => {
    const { closeAfter: _before, ...rest } = value();
    props.onChange({ ...rest, ...(closeAfter && { closeAfter }) });
  };
  return (
    <fieldset class={styles.automatic} aria-invalid={props.frame.error ? true : undefined} tabIndex={-1}>
      <legend>{props.frame.label}</legend>
      <p class={styles.quiet}>{props.frame.hint}</p>
      <For each={automaticSteps}>
        {(step) => (
          <label class={styles.switch}>
            <input
              type="checkbox"
              checked={value()[step]}
              onChange={(event) => props.onChange({ ...value(), [step]: event.currentTarget.checked })}
            />
            <span>
              {limitsText(`automatic.${step}`)}
              <small>{limitsText(`automatic.${step}.text`)}</small>
            </span>
          </label>
        )}
      </For>
      <Show when={value().close}>
        <div class={styles.wait}>
          <Segmented
            required
            label={limitsText('automatic.close-when')}
            options={whens()}
            value={value().closeAfter ? 'after' : 'limit'}
            onChange={(when) => setWait(when === 'after' ? aDay : undefined)}
          />
          <Show when={value().closeAfter}>
            {(wait) => (
              <LimitInput
                frame={{ label: limitsText('automatic.wait'), required: true }}
                words="limits.automatic"
                field={{ kind: 'limit' }}
                value={wait()}
                disabled={false}
                onChange={(next) => setWait(next as Limit)}
              />
            )}
          </Show>
        </div>
      </Show>
      <Show when={props.frame.error}>
        <p class={styles.wrong} role="alert">
          {props.frame.error}
        </p>
      </Show>
    </fieldset>
  );
};
