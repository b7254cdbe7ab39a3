// Photos of one kind: a big camera while there is none, then the photos with their progress and the way to more.
import { For, Show } from 'solid-js';
import type { EvidenceKind } from '#shared/contracts/vocabulary.ts';
import type { Photos } from '../../data/photos.ts';
import { fieldText } from '../../i18n/field.ts';
import { AddPhotos, DroppedPhotos, PhotoTile } from '../case/PhotoInput.tsx';
import styles from './PhotoStep.module.css';
import form from './ReportForm.module.css';

export interface PhotoStepProps {
  photos: Photos;
  kind: EvidenceKind;
  label: string;
  hint?: string;
  /** So many at least. */
  needed: number;
  /** Somebody tried to send, so that it is said what is missing. */
  asked: boolean;
  /** What the form goes to when it is missing. */
  step?: string;
  /** Words on the camera. */
  take?: string;
  /** Part of another card. */
  bare?: boolean;
}

export function PhotoStep(props: PhotoStepProps) {
  const own = () => props.photos.photos.filter(({ kind }) => kind === props.kind);
  const missing = () => Math.max(0, props.needed - own().length);
  return (
    <section class={props.bare ? styles.bare : form.card} aria-label={props.label} data-step={props.step}>
      <Show when={!props.bare}>
        <h2 class={form.title}>
          {props.label}
          <Show when={props.needed > 0}>
            <span class={styles.least}>{fieldText('report.photos-least', { n: props.needed })}</span>
          </Show>
        </h2>
      </Show>
      <div class={styles.photos} data-empty={own().length === 0}>
        <For each={own()}>{(photo) => <PhotoTile photo={photo} photos={props.photos} />}</For>
        <AddPhotos photos={props.photos} kind={props.kind} label={props.take} />
      </div>
      <DroppedPhotos dropped={props.photos.dropped.filter(({ kind }) => kind === props.kind)} />
      <Show when={props.hint && own().length === 0}>
        <p class={form.hint}>{props.hint}</p>
      </Show>
      <Show when={props.asked && missing() > 0}>
        <p class={form.error} role="alert">
          {fieldText('missing.photos', { n: missing() })}
        </p>
      </Show>
    </section>
  );
}
