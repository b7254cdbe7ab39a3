// Buttons: what acts. A button always has words; an icon alone needs a label that a tooltip shows.
import Loader from 'lucide-solid/icons/loader-circle';
import { type Component, type JSX, Show, splitProps } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import styles from './Button.module.css';

export type IconComponent = Component<{ size?: number | string }>;
type Tone = 'plain' | 'primary' | 'danger' | 'quiet';
type Size = 'small' | 'normal' | 'large';

export interface ButtonLook {
  tone?: Tone;
  size?: Size;
  wide?: boolean;
}

/** The classes of a button, for links and for Kobalte triggers that must look like one. */
export function buttonClass(look: ButtonLook = {}): string {
  const size = look.size === 'small' ? styles.small : look.size === 'large' ? styles.large : undefined;
  const tone = look.tone && look.tone !== 'plain' ? styles[look.tone] : undefined;
  return [styles.button, tone, size, look.wide && styles.wide].filter(Boolean).join(' ');
}

export interface ButtonProps extends ButtonLook, JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  icon?: IconComponent;
  /** Work is under way: the button turns its icon, stays focusable and takes no second press. */
  busy?: boolean;
  /** The keyboard shortcut, shown on desks only. */
  shortcut?: string;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, [
    'tone',
    'size',
    'wide',
    'icon',
    'busy',
    'shortcut',
    'children',
    'class',
  ]);
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || own.busy}
      aria-busy={own.busy || undefined}
      aria-keyshortcuts={own.shortcut}
      class={`${buttonClass(own)} ${own.busy ? styles.busy : ''} ${own.class ?? ''}`}
    >
      <Show when={own.busy ? Loader : own.icon}>{(icon) => <Dynamic component={icon()} size={16} />}</Show>
      <span>{own.children}</span>
      <Show when={own.shortcut}>
        <span aria-hidden="true">
          <kbd class={styles.key}>{own.shortcut}</kbd>
        </span>
      </Show>
    </button>
  );
}

export interface IconButtonProps
  extends ButtonLook,
    Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  icon: IconComponent;
  /** Its name, read aloud and shown on hover. */
  label: string;
}

export function IconButton(props: IconButtonProps) {
  const [own, rest] = splitProps(props, ['tone', 'size', 'wide', 'icon', 'label', 'class']);
  return (
    <button
      type="button"
      {...rest}
      aria-label={own.label}
      title={own.label}
      class={`${buttonClass({ tone: 'quiet', ...own })} ${styles.iconOnly} ${own.class ?? ''}`}
    >
      <Dynamic component={own.icon} size={18} />
    </button>
  );
}
