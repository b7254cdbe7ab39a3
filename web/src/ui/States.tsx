// What a place shows when it has nothing to show yet, nothing at all, or a problem.
import CircleAlert from 'lucide-solid/icons/circle-alert';
import Inbox from 'lucide-solid/icons/inbox';
import RotateCw from 'lucide-solid/icons/rotate-cw';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { explain } from '../api/problem.ts';
import { common } from '../i18n/common.ts';
import { Button, type IconComponent } from './Button.tsx';
import { CopyText } from './CopyText.tsx';
import styles from './States.module.css';

/** Nothing here, said as a fact, with what to do next if there is something. */
export function Empty(props: {
  title: string;
  text?: string;
  icon?: IconComponent;
  action?: JSX.Element;
  /** It is all that the page shows: its title is the page's heading. */
  whole?: boolean;
}) {
  return (
    <div class={styles.state}>
      <Dynamic component={props.icon ?? Inbox} size={28} />
      <Dynamic component={props.whole ? 'h1' : 'p'} class={styles.title}>
        {props.title}
      </Dynamic>
      <Show when={props.text}>
        <p>{props.text}</p>
      </Show>
      {props.action}
    </div>
  );
}

/** Grey bars of the final size; `rows` of them, each `height` px, so that nothing shifts. */
export function Skeleton(props: { rows?: number; height?: number; gap?: number }) {
  return (
    <div
      class={styles.skeleton}
      style={{ gap: `${props.gap ?? 8}px` }}
      role="status"
      aria-label={common('loading')}
    >
      <For each={Array.from({ length: props.rows ?? 1 })}>
        {() => <span class={styles.bone} style={{ height: `${props.height ?? 16}px` }} />}
      </For>
    </div>
  );
}

/** What happened and what to do, with the request id that support will ask for. */
export function ErrorState(props: {
  error: unknown;
  onRetry?: () => void;
  compact?: boolean;
  whole?: boolean;
}) {
  const told = () => explain(props.error);
  return (
    <div class={props.compact ? styles.inline : styles.state} role="alert">
      <CircleAlert size={props.compact ? 18 : 28} class={styles.bad} />
      <div class={styles.said}>
        <Show when={!props.compact}>
          <Dynamic component={props.whole ? 'h1' : 'p'} class={styles.title}>
            {common('error.title')}
          </Dynamic>
        </Show>
        <p>{told().text}</p>
        <For each={told().issues}>{(issue) => <p class={styles.issue}>{issue}</p>}</For>
        <Show when={told().requestId}>
          {(id) => (
            <p class={styles.request}>
              {common('error.request')} <CopyText text={id()} />
            </p>
          )}
        </Show>
      </div>
      <Show when={props.onRetry}>
        {(retry) => (
          <Button icon={RotateCw} onClick={() => retry()()}>
            {common('retry')}
          </Button>
        )}
      </Show>
    </div>
  );
}
