// Where shapes do not fit together, by name and on the map: asked for, since comparing a large district takes seconds.
import { createSignal, For, onCleanup, Show } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { Geometry } from '#shared/contracts/shapes.ts';
import type { Fit, Misfit } from '#shared/domain/area-fit.ts';
import { areasOn } from '#shared/domain/areas.ts';
import { labelOf } from '../../../data/district.tsx';
import { areasText } from '../../../i18n/areas.ts';
import { formatNumber, today } from '../../../i18n/format.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/Field.tsx';
import styles from './Areas.module.css';
import type { BroughtShapes } from './brought.ts';
import type { FitAnswer, FitQuestion } from './fit.worker.ts';

/** The largest ones; mending them usually mends others. */
const shown = 200;

export function Findings(props: {
  areas: readonly Area[];
  shapes: BroughtShapes;
  chosen: Geometry | undefined;
  onChoose: (geometry: Geometry | undefined) => void;
}) {
  const [day, setDay] = createSignal(today());
  const [busy, setBusy] = createSignal(false);
  const [found, setFound] = createSignal<{ fit: Fit; shapes: number }>();
  const [failed, setFailed] = createSignal(false);
  let worker: Worker | undefined;
  onCleanup(() => worker?.terminate());

  const check = () => {
    worker?.terminate();
    worker = new Worker(new URL('./fit.worker.ts', import.meta.url), { type: 'module' });
    setBusy(true);
    setFailed(false);
    props.onChoose(undefined);
    const done = (answer: FitAnswer | undefined) => {
      setBusy(false);
      setFailed(!answer || 'failed' in answer);
      setFound(answer && 'fit' in answer ? answer : undefined);
      worker?.terminate();
    };
    worker.onmessage = ({ data }: MessageEvent<FitAnswer>) => done(data);
    worker.onerror = () => done(undefined);
    const brought = props.shapes.brought();
    const question: FitQuestion = {
      areas: areasOn(props.areas, day()).map(({ id, tier, parent, dedicated }) => ({
        id,
        tier,
        parent,
        dedicated,
      })),
      folder: brought?.replace ? null : props.shapes.folder(),
      brought: brought?.shapes ?? [],
    };
    worker.postMessage(question);
  };
  const nameOf = (id: string) => {
    const area = props.areas.find((each) => each.id === id);
    return area ? labelOf(area.name) : id;
  };
  return (
    <section class={styles.findings} aria-label={areasText('fit.title')}>
      <div class={styles.bar}>
        <Button size="small" busy={busy()} onClick={check}>
          {areasText('fit.check')}
        </Button>
        <TextField
          bare
          type="date"
          label={areasText('fit.day')}
          value={day()}
          onChange={(value) => setDay(value || today())}
        />
        <p role="status" class={styles.quiet}>
          {busy() ? areasText('fit.busy') : failed() ? areasText('fit.failed') : summary(found())}
        </p>
      </div>
      <Show when={found()?.fit.misfits.length}>
        <ul>
          <For each={found()?.fit.misfits.slice(0, shown)}>
            {(misfit) => (
              <li>
                <button
                  type="button"
                  class={styles.finding}
                  aria-pressed={props.chosen === misfit.geometry}
                  onClick={() => props.onChoose(misfit.geometry)}
                >
                  {sayMisfit(misfit, nameOf)}
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}

function summary(found: { fit: Fit; shapes: number } | undefined): string {
  if (!found) return '';
  const { misfits, unclear } = found.fit;
  const sum =
    misfits.length === 0
      ? areasText('fit.none', { n: found.shapes })
      : areasText('fit.some', { n: misfits.length, of: found.shapes });
  return unclear.length > 0 ? `${sum} ${areasText('fit.unclear', { n: unclear.length })}` : sum;
}

function sayMisfit(found: Misfit, nameOf: (id: string) => string): string {
  const size = areasText('fit.size', { n: formatNumber(Math.round(found.squareMetres)) });
  switch (found.misfit) {
    case 'overlap':
      return areasText('fit.overlap', { a: nameOf(found.areas[0]), b: nameOf(found.areas[1]), size });
    case 'outside':
      return areasText('fit.outside', { area: nameOf(found.area), above: nameOf(found.above), size });
    case 'gap':
      return found.within === null
        ? areasText('fit.hole', { size })
        : areasText('fit.gap', { within: nameOf(found.within), size });
  }
}
