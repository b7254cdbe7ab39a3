// Short news at the edge of the screen, read aloud too. Own code: a live region costs the field 0.5 KB, a library 7.
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import X from 'lucide-solid/icons/x';
import { createSignal, For, onCleanup, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { common } from '../i18n/common.ts';
import { Button, IconButton } from './Button.tsx';
import styles from './Toast.module.css';

export interface ToastOptions {
  text: string;
  tone?: 'good' | 'bad';
  /** One thing to do about it, like undo or open. */
  action?: { label: string; onSelect: () => void };
  /** How long it stays, counted down on the button. */
  seconds?: number;
}
interface Toast extends ToastOptions {
  id: number;
}

const [toasts, setToasts] = createSignal<readonly Toast[]>([]);
let lastId = 0;

const dismiss = (id: number) => setToasts((all) => all.filter((toast) => toast.id !== id));

/** Bad news stays until it is closed; good news leaves by itself. */
export function toast(options: ToastOptions): void {
  lastId += 1;
  const id = lastId;
  setToasts((all) => [...all.slice(-2), { ...options, id }]);
  if (options.tone !== 'bad') setTimeout(() => dismiss(id), (options.seconds ?? 5) * 1000);
}

/** Seen, not heard: a live region would read every second out. */
function Countdown(props: { from: number }) {
  const [left, setLeft] = createSignal(props.from);
  const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
  onCleanup(() => clearInterval(timer));
  return <span aria-hidden="true"> {left()}</span>;
}

/** Mounted once, in the root of the app. */
export function Toasts() {
  return (
    <Portal>
      <div class={styles.region} role="status" aria-live="polite">
        <For each={toasts()}>
          {(item) => (
            <div class={`${styles.toast} ${item.tone === 'bad' ? styles.bad : ''}`}>
              <Show when={item.tone === 'bad'} fallback={<CircleCheck size={18} class={styles.good} />}>
                <CircleAlert size={18} />
              </Show>
              <span class={styles.text}>{item.text}</span>
              <Show when={item.action}>
                {(action) => (
                  <Button
                    size="small"
                    onClick={() => {
                      action().onSelect();
                      dismiss(item.id);
                    }}
                  >
                    {action().label}
                    <Show when={item.seconds}>{(seconds) => <Countdown from={seconds()} />}</Show>
                  </Button>
                )}
              </Show>
              <IconButton size="small" icon={X} label={common('close')} onClick={() => dismiss(item.id)} />
            </div>
          )}
        </For>
      </div>
    </Portal>
  );
}
