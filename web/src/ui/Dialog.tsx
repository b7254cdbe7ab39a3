// Dialog and Sheet: one thing to answer before going on. Focus, Escape and scroll locking are Kobalte's.
import { Dialog as Kobalte } from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { common } from '../i18n/common.ts';
import { buttonClass } from './Button.tsx';
import styles from './Overlay.module.css';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: JSX.Element;
  /** Buttons, kept in sight while the body scrolls. */
  footer?: JSX.Element;
  wide?: boolean;
  /** The body runs to the edges, for lists and maps. */
  flush?: boolean;
}

function Panel(props: DialogProps & { frame: string | undefined }) {
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()} preventScroll>
      <Kobalte.Portal>
        <Kobalte.Overlay class={styles.overlay} />
        <div class={`${styles.frame} ${props.frame ?? ''}`}>
          <Kobalte.Content class={`${styles.panel} ${props.wide ? styles.wide : ''}`}>
            <header class={styles.head}>
              <Kobalte.Title class={styles.title}>{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class={buttonClass({ tone: 'quiet' })} aria-label={common('close')}>
                <X size={18} />
              </Kobalte.CloseButton>
            </header>
            <div class={`${styles.body} ${props.flush ? styles.flush : ''}`}>{props.children}</div>
            <Show when={props.footer}>
              <footer class={styles.foot}>{props.footer}</footer>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  );
}

/** In the middle of the screen at every size. */
export const Dialog = (props: DialogProps) => <Panel {...props} frame={undefined} />;

/** From the bottom edge on a phone, where thumbs are; like a dialog elsewhere. */
export const Sheet = (props: DialogProps) => <Panel {...props} frame={styles.sheet} />;
