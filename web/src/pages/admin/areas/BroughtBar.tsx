// Shapes that were brought in: how many, on their way, or what stood in it. They follow the areas that they are of.
import { Show } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import { adminText } from '../../../i18n/admin.ts';
import { areasText } from '../../../i18n/areas.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorState } from '../../../ui/States.tsx';
import admin from '../Admin.module.css';
import { differs } from '../list-draft.ts';
import type { Rows } from '../rows.ts';
import styles from './Areas.module.css';
import type { BroughtShapes } from './brought.ts';

export function BroughtBar(props: { shapes: BroughtShapes; rows: Rows<Area> }) {
  const areasFirst = () => differs(props.rows.before, props.rows.now());
  return (
    <Show when={props.shapes.brought()}>
      {(brought) => (
        <section class={admin.publish} aria-label={areasText('import.open')}>
          <p>
            {areasText(brought().replace ? 'brought.all' : 'brought.some', { n: brought().shapes.length })}
          </p>
          <Show
            when={props.shapes.progress()}
            fallback={
              <>
                <p class={styles.quiet}>{areasText('brought.kept')}</p>
                <Show when={!areasFirst()}>
                  <Button tone="primary" onClick={() => void props.shapes.publish(adminText('page.areas'))}>
                    {areasText('brought.publish')}
                  </Button>
                </Show>
                <Button onClick={() => props.shapes.setBrought(undefined)}>
                  {areasText('brought.discard')}
                </Button>
              </>
            }
          >
            {(progress) => (
              <label class={styles.progress}>
                {areasText('brought.progress', progress())}
                <progress max={progress().of} value={progress().answered} />
              </label>
            )}
          </Show>
          <Show when={props.shapes.failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
        </section>
      )}
    </Show>
  );
}
