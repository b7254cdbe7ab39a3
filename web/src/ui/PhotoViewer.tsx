// One photo over the whole screen, arrows to move, C to compare before and after, Escape to leave.
import { Dialog } from '@kobalte/core/dialog';
import ChevronLeft from 'lucide-solid/icons/chevron-left';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import Columns from 'lucide-solid/icons/columns-2';
import X from 'lucide-solid/icons/x';
import { createSignal, For, Show } from 'solid-js';
import { common } from '../i18n/common.ts';
import { Button, IconButton } from './Button.tsx';
import styles from './Photos.module.css';
import { comparisonOf, Doubt, type Photo, Picture } from './Photos.tsx';

export default function PhotoViewer(props: { photos: readonly Photo[]; start: number; onClose: () => void }) {
  const [index, setIndex] = createSignal(props.start);
  const [comparing, setComparing] = createSignal(false);
  const pair = () => comparisonOf(props.photos);
  const shown = (): readonly Photo[] => {
    const both = pair();
    if (comparing() && both) return both;
    const one = props.photos[index()];
    return one ? [one] : [];
  };
  const move = (step: number) => {
    setComparing(false);
    setIndex((at) => (at + step + props.photos.length) % props.photos.length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') move(-1);
    else if (event.key === 'ArrowRight') move(1);
    else if (event.key === 'c' && pair()) setComparing((on) => !on);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} preventScroll>
      <Dialog.Portal>
        <Dialog.Content class={styles.viewer} onKeyDown={onKeyDown}>
          <div class={styles.bar}>
            <Dialog.Title class="visually-hidden">{common('photo.viewer')}</Dialog.Title>
            <p class={styles.caption}>
              {shown()
                .map((photo) => photo.tag)
                .join(' / ')}
              <small>{shown()[0]?.caption}</small>
            </p>
            <Show when={pair()}>
              <Button icon={Columns} aria-pressed={comparing()} onClick={() => setComparing((on) => !on)}>
                {common('photo.compare')}
              </Button>
            </Show>
            <Show when={props.photos.length > 1}>
              <IconButton icon={ChevronLeft} label={common('photo.previous')} onClick={() => move(-1)} />
              <Show when={!comparing()}>
                <span>{common('photo.count', { i: index() + 1, n: props.photos.length })}</span>
              </Show>
              <IconButton icon={ChevronRight} label={common('photo.next')} onClick={() => move(1)} />
            </Show>
            <IconButton icon={X} label={common('close')} onClick={props.onClose} />
          </div>
          <div class={styles.canvas}>
            <For each={shown()}>
              {(photo) => (
                <figure>
                  <Picture
                    src={photo.preview}
                    alt={`${photo.tag} ${photo.caption}`}
                    note={photo.note}
                    eager
                  />
                  <figcaption class={styles.tag}>{photo.tag}</figcaption>
                  <Doubt photo={photo} />
                </figure>
              )}
            </For>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog>
  );
}
