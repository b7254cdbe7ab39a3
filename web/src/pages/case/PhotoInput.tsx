// Adding photos to a form: camera or files, each with its progress, a way to try again and a way to take it out.
import Camera from 'lucide-solid/icons/camera';
import ImagePlus from 'lucide-solid/icons/image-plus';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import { type EvidenceKind, evidenceKinds, limits } from '#shared/contracts/vocabulary.ts';
import { explain } from '../../api/problem.ts';
import { isPassing } from '../../data/evidence.ts';
import type { DroppedPhoto, FormPhoto, Photos } from '../../data/photos.ts';
import { caseText } from '../../i18n/case.ts';
import { common } from '../../i18n/common.ts';
import { word } from '../../i18n/words.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { type FieldProps, Segmented } from '../../ui/Field.tsx';
import styles from './PhotoInput.module.css';

export interface PhotoInputProps extends FieldProps {
  photos: Photos;
  /** What the photos show; left out, the person chooses. */
  kind: EvidenceKind | undefined;
}

export function PhotoInput(props: PhotoInputProps) {
  const [chosen, setChosen] = createSignal<EvidenceKind>('scene');
  return (
    <fieldset class={styles.input}>
      <legend class={styles.legend}>
        {props.label}
        <Show when={!props.required}>
          <span class={styles.mark}>{common('optional')}</span>
        </Show>
        <Show when={props.hint}>
          <span class={styles.mark}>{props.hint}</span>
        </Show>
      </legend>
      <Show when={props.kind === undefined}>
        <Segmented
          label={caseText('photos.kind')}
          bare
          options={evidenceKinds.map((value) => ({ value, label: word(`evidence.${value}`) }))}
          value={chosen()}
          onChange={setChosen}
        />
      </Show>
      <div class={styles.photos}>
        <For each={props.photos.photos}>{(photo) => <PhotoTile photo={photo} photos={props.photos} />}</For>
        <AddPhotos photos={props.photos} kind={props.kind ?? chosen()} />
      </div>
      <DroppedPhotos dropped={props.photos.dropped} />
      <Show when={props.error}>
        <p class={styles.error} role="alert">
          {props.error}
        </p>
      </Show>
    </fieldset>
  );
}

/** Files that were left out, each by its name and why. */
export function DroppedPhotos(props: { dropped: readonly DroppedPhoto[] }) {
  return (
    <For each={props.dropped}>
      {({ name, error }) => (
        <p class={styles.dropped} role="alert">
          {caseText('photos.dropped', { name, reason: explain(error).text })}
        </p>
      )}
    </For>
  );
}

/** Phones have a camera to go straight to, beside the photos that they hold already. */
const hasCamera = matchMedia('(pointer: coarse)').matches;

/** The tiles that add photos of one kind, as long as there is room for another. */
export function AddPhotos(props: { photos: Photos; kind: EvidenceKind; label?: string }) {
  const add = (event: Event & { currentTarget: HTMLInputElement }) => {
    const room = limits.evidencePerCommand - props.photos.photos.length;
    props.photos.add([...(event.currentTarget.files ?? [])].slice(0, room), props.kind);
    // The same file may be chosen again after it was taken out.
    event.currentTarget.value = '';
  };
  return (
    <Show when={props.photos.photos.length < limits.evidencePerCommand}>
      <Show when={hasCamera}>
        <label class={styles.add}>
          <Camera size={22} />
          <span>{props.label ?? caseText('photos.take')}</span>
          <input type="file" accept="image/*" capture="environment" class="visually-hidden" onChange={add} />
        </label>
      </Show>
      <label class={styles.add}>
        <ImagePlus size={22} />
        <span>{hasCamera ? caseText('photos.album') : (props.label ?? caseText('photos.add'))}</span>
        <input type="file" accept="image/*" multiple class="visually-hidden" onChange={add} />
      </label>
    </Show>
  );
}

export function PhotoTile(props: { photo: FormPhoto; photos: Photos }) {
  return (
    <div class={styles.tile} classList={{ [styles.failed ?? '']: props.photo.state === 'failed' }}>
      <img
        src={props.photo.url}
        alt={props.photo.state === 'failed' ? '' : word(`evidence.${props.photo.kind}`)}
        // What is no picture shows none; the words beside it say why.
        onError={(event) => (event.currentTarget.style.visibility = 'hidden')}
      />
      <span class={styles.state}>
        <Switch fallback={word(`evidence.${props.photo.kind}`)}>
          <Match when={props.photo.state === 'preparing'}>{caseText('photos.preparing')}</Match>
          <Match when={props.photo.state === 'uploading'}>{Math.round(props.photo.progress * 100)}%</Match>
          <Match when={props.photo.state === 'failed'}>
            <span role="alert">{explain(props.photo.error).text}</span>
            <Show when={isPassing(props.photo.error)}>
              <Button size="small" icon={RotateCw} onClick={() => void props.photos.retry(props.photo.id)}>
                {common('retry')}
              </Button>
            </Show>
          </Match>
        </Switch>
      </span>
      <Show when={props.photo.state === 'uploading'}>
        <span class={styles.progress} style={{ width: `${props.photo.progress * 100}%` }} />
      </Show>
      <IconButton
        class={styles.remove}
        size="small"
        icon={X}
        label={`${common('remove')} ${word(`evidence.${props.photo.kind}`)}`}
        onClick={() => props.photos.remove(props.photo.id)}
      />
    </div>
  );
}
