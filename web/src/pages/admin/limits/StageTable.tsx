// Limits as one table: a row for each stage, a column for every case and one for each severity that may differ.
import { For, Show } from 'solid-js';
import { type Limit, limit as limitSchema } from '#shared/contracts/limit.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import { limitUnits, type Severity, severities, stages } from '#shared/contracts/vocabulary.ts';
import type { ControlOf } from '../../../forms/Controls.tsx';
import { limitsText } from '../../../i18n/limits.ts';
import { word } from '../../../i18n/words.ts';
import { Select, TextField } from '../../../ui/Field.tsx';
import styles from './Limits.module.css';
import { baseOf } from './stage-changes.ts';

type Stages = StageLimits['stages'];
type StageName = keyof Stages;
/** As it is typed: what is not whole yet stays in the form and is told when it is published. */
type Typed = Partial<Limit>;

export const StageTable: ControlOf = (props) => {
  const value = () => props.value as Stages;
  const set = (stage: StageName, fields: object) =>
    props.onChange({ ...value(), [stage]: { ...value()[stage], ...fields } });
  return (
    <fieldset class={styles.table} aria-invalid={props.frame.error ? true : undefined} tabIndex={-1}>
      <legend class="visually-hidden">{props.frame.label}</legend>
      <table>
        <thead>
          <tr>
            <th scope="col">{limitsText('stage')}</th>
            <th scope="col">{limitsText('every')}</th>
            <For each={severities}>{(severity) => <th scope="col">{word(`severity.${severity}`)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={stages}>
            {(stage) => (
              <tr>
                <th scope="row">{word(`stage.${stage}`)}</th>
                <td>
                  <Show
                    when={stage !== 'handle'}
                    fallback={<span class={styles.quiet}>{limitsText('by-category')}</span>}
                  >
                    <Cell
                      stage={stage}
                      whose={limitsText('every')}
                      value={baseOf(value(), stage)}
                      onChange={(base) => set(stage, { base: base ?? {} })}
                    />
                  </Show>
                </td>
                <For each={severities}>
                  {(severity) => (
                    <td>
                      <Cell
                        stage={stage}
                        whose={word(`severity.${severity}`)}
                        value={value()[stage].severities[severity]}
                        otherwise={baseOf(value(), stage) ?? { unit: 'work_hour' }}
                        onChange={(own) =>
                          set(stage, { severities: withOwn(value()[stage].severities, severity, own) })
                        }
                      />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.frame.error}>
        <p class={styles.wrong} role="alert">
          {props.frame.error}
        </p>
      </Show>
      <Show when={props.frame.hint}>
        <p class={styles.quiet}>{props.frame.hint}</p>
      </Show>
    </fieldset>
  );
};

/** In the order of the vocabulary, so that the same limits are the same value. */
const withOwn = (own: Stages['handle']['severities'], severity: Severity, limit: Typed | undefined) =>
  Object.fromEntries(
    severities.flatMap((each) => {
      const kept = each === severity ? limit : own[each];
      return kept ? [[each, kept]] : [];
    }),
  );

/** `otherwise`: what holds while nothing is typed; a cell without it has to be filled in. */
function Cell(props: {
  stage: StageName;
  whose: string;
  value: Typed | undefined;
  otherwise?: Typed;
  onChange: (value: Typed | undefined) => void;
}) {
  const names = () => ({ stage: word(`stage.${props.stage}`), whose: props.whose });
  const unit = () => props.value?.unit ?? props.otherwise?.unit;
  const wrong = () => props.value !== undefined && !limitSchema.safeParse(props.value).success;
  const type = (typed: string) => {
    if (typed === '') return props.onChange(props.otherwise ? undefined : { unit: unit() as Limit['unit'] });
    props.onChange({ value: Number(typed), unit: unit() as Limit['unit'] });
  };
  return (
    <div class={styles.cell} classList={{ [styles.empty as string]: props.value === undefined }}>
      <TextField
        bare
        required
        label={limitsText('cell', names())}
        type="number"
        inputmode="decimal"
        step="any"
        placeholder={placeholderOf(props.stage, props.otherwise)}
        aria-invalid={wrong() ? true : undefined}
        value={String(props.value?.value ?? '')}
        onChange={type}
      />
      <Show when={props.value !== undefined}>
        <Select
          bare
          required
          label={limitsText('cell.unit', names())}
          options={limitUnits.map((each) => ({ value: each, label: limitsText(`unit.${each}`) }))}
          value={unit()}
          onChange={(next) => props.onChange({ ...props.value, unit: next })}
        />
      </Show>
    </div>
  );
}

const placeholderOf = (stage: StageName, otherwise: Typed | undefined): string =>
  otherwise === undefined ? '' : limitsText(stage === 'handle' ? 'same.category' : 'same');
