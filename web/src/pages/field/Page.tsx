// A page below the field's home: a way back, its name, the content, and a bar for thumbs at the bottom.
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import { children, type JSX, Show } from 'solid-js';
import { common } from '../../i18n/common.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useField } from './field-context.tsx';
import styles from './Page.module.css';

export interface PageProps {
  title: string;
  /** Beside the title. */
  aside?: JSX.Element;
  children: JSX.Element;
  /** Stays in sight at the bottom. */
  bar?: JSX.Element;
}

export function Page(props: PageProps) {
  const field = useField();
  // Asked for twice below; made once.
  const bar = children(() => props.bar);
  return (
    <>
      <header class={styles.head}>
        <IconButton icon={ArrowLeft} label={common('back')} onClick={() => field.back()} />
        <h1 class={styles.title}>{props.title}</h1>
        {props.aside}
      </header>
      <main id="main" class={styles.main}>
        {props.children}
      </main>
      <Show when={bar()}>
        <footer class={styles.bar}>{bar()}</footer>
      </Show>
    </>
  );
}
