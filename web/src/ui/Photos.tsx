// Photos large and first: one or two big ones, thumbnails, and the whole screen with keys and before/after.
import ImageOff from 'lucide-solid/icons/image-off';
import { createSignal, For, lazy, Show, Suspense } from 'solid-js';
import { common } from '../i18n/common.ts';
import styles from './Photos.module.css';

const PhotoViewer = lazy(() => import('./PhotoViewer.tsx'));

export interface Photo {
  id: string;
  /** Small, for the strip. */
  thumb: string | undefined;
  /** Screen-sized. */
  preview: string | undefined;
  /** A word on it: before, after, scene. */
  tag: string;
  /** Who and when. */
  caption: string;
  /** What there is to say instead of a picture: still being checked, rejected and why. */
  note?: string;
  /** What speaks against it, in words; shown wherever the photo is. */
  doubt?: string | undefined;
  /** Which side of the comparison it stands on. */
  side: 'before' | 'after';
}

export function Picture(props: { src: string | undefined; alt: string; note?: string; eager?: boolean }) {
  const [broken, setBroken] = createSignal<string>();
  const shown = () => props.src !== undefined && broken() !== props.src;
  return (
    <Show
      when={shown()}
      fallback={
        <span class={styles.missing}>
          <ImageOff size={20} />
          {props.note ?? common('photo.broken')}
        </span>
      }
    >
      <img
        src={props.src}
        alt={props.alt}
        loading={props.eager ? 'eager' : 'lazy'}
        decoding="async"
        onError={() => setBroken(props.src)}
      />
    </Show>
  );
}

export const Doubt = (props: { photo: Photo }) => (
  <Show when={props.photo.doubt}>{(doubt) => <span class={styles.doubt}>{doubt()}</span>}</Show>
);

/** The pair worth seeing side by side: the last photo of each side. */
export function comparisonOf(photos: readonly Photo[]): [Photo, Photo] | undefined {
  const before = photos.findLast((photo) => photo.side === 'before' && photo.preview);
  const after = photos.findLast((photo) => photo.side === 'after' && photo.preview);
  return before && after ? [before, after] : undefined;
}

export function Photos(props: { photos: readonly Photo[] }) {
  const [chosen, setChosen] = createSignal<string>();
  const [open, setOpen] = createSignal<number>();
  const large = (): readonly Photo[] => {
    const picked = props.photos.find((photo) => photo.id === chosen());
    if (picked) return [picked];
    return comparisonOf(props.photos) ?? props.photos.slice(0, 1);
  };
  // By id: a fresh answer of the service brings the same photos as new objects.
  const at = (photo: Photo) => props.photos.findIndex((each) => each.id === photo.id);
  const openLabel = (photo: Photo) =>
    [
      common('photo.open', { i: at(photo) + 1, n: props.photos.length }),
      photo.preview ? undefined : (photo.note ?? common('photo.broken')),
      photo.tag,
      photo.doubt,
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <div>
      <div class={styles.stage}>
        <For each={large()}>
          {(photo) => (
            <button
              type="button"
              class={styles.large}
              aria-label={openLabel(photo)}
              onClick={() => setOpen(at(photo))}
            >
              <Picture src={photo.preview} alt="" note={photo.note} eager />
              <span class={styles.tag}>{photo.tag}</span>
              <Doubt photo={photo} />
            </button>
          )}
        </For>
      </div>
      <Show when={props.photos.length > large().length}>
        <div class={styles.thumbs}>
          <For each={props.photos}>
            {(photo) => (
              <button
                type="button"
                class={styles.thumb}
                aria-label={[photo.tag, photo.caption, photo.doubt].filter(Boolean).join(' ')}
                data-doubtful={photo.doubt !== undefined}
                aria-current={large().some((each) => each.id === photo.id)}
                onClick={() => setChosen(photo.id)}
              >
                <Picture src={photo.thumb ?? photo.preview} alt="" note="" />
                <span class={styles.tag}>{photo.tag}</span>
              </button>
            )}
          </For>
        </div>
      </Show>
      <Suspense>
        <Show when={open() !== undefined}>
          <PhotoViewer photos={props.photos} start={open() ?? 0} onClose={() => setOpen(undefined)} />
        </Show>
      </Suspense>
    </div>
  );
}
