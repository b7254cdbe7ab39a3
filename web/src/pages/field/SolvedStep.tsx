// 谁发现谁处置: already solved on the spot. Says what that asks for and what it leads to.
import { Show } from 'solid-js';
import { fieldText } from '../../i18n/field.ts';
import type { Draft } from './drafts.ts';
import { PhotoStep } from './PhotoStep.tsx';
import form from './ReportForm.module.css';
import styles from './SolvedStep.module.css';

export function SolvedStep(props: { draft: Draft; needed: number; asked: boolean; closes: boolean }) {
  const { fields, set, photos } = props.draft;
  return (
    <div class={form.card} data-step="after">
      <label class={styles.toggle}>
        <span class={styles.words}>
          <strong>{fieldText('report.solved')}</strong>
          <span class={form.hint}>
            {fieldText(props.closes ? 'report.solved-hint-closes' : 'report.solved-hint')}
          </span>
        </span>
        <input
          type="checkbox"
          role="switch"
          class={styles.switch}
          checked={fields.solvedOnSpot}
          aria-checked={fields.solvedOnSpot}
          onChange={(event) => set('solvedOnSpot', event.currentTarget.checked)}
        />
      </label>
      <Show when={fields.solvedOnSpot}>
        <PhotoStep
          bare
          photos={photos}
          kind="after"
          label={fieldText('report.after')}
          take={fieldText('report.after-take')}
          needed={props.needed}
          asked={props.asked}
        />
      </Show>
    </div>
  );
}
