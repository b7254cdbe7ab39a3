// How much of a time limit is used, as a bar and in words: the one sign that every list and case shares.
import { Show } from 'solid-js';
import type { ClockView } from '#shared/contracts/cases.ts';
import { common } from '../i18n/common.ts';
import { formatAmount, formatMoment } from '../i18n/format.ts';
import styles from './ClockBar.module.css';
import { readClock } from './clock.ts';
import { now } from './now.ts';

export function ClockBar(props: { clock: ClockView | undefined }) {
  const reading = () => (props.clock ? readClock(props.clock, now()) : undefined);
  const words = () => {
    const it = reading();
    const { clock } = props;
    if (!it || !clock) return common('clock.none');
    if (clock.endedAt) return common('clock.done', { time: formatAmount(it.spentMs, clock) });
    if (!it.running) return common('clock.paused');
    const time = formatAmount(it.leftMs, clock);
    return it.leftMs < 0 ? common('clock.over', { time }) : common('clock.left', { time });
  };
  const percent = () => Math.round((reading()?.used ?? 0) * 100);
  const tone = () => {
    const it = reading();
    return !it || (!it.running && it.tone !== 'red') ? 'grey' : it.tone;
  };
  return (
    <span class={`${styles.clock} ${styles[tone()]}`}>
      <span class={styles.words} title={common('clock.label', { percent: percent() })}>
        {words()}
      </span>
      <Show when={reading()} fallback={<span class={styles.track} />}>
        <span class={styles.track} aria-hidden="true">
          <span class={styles.fill} style={{ width: `${Math.min(100, percent())}%` }} />
        </span>
      </Show>
      <Show when={reading()?.goesOnAt}>
        {(at) => (
          <span class={styles.rest}>{common('clock.rests', { time: formatMoment(at(), now()) })}</span>
        )}
      </Show>
    </span>
  );
}
