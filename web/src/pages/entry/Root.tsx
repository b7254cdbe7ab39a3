// What surrounds every page: the way past the frame, the news, and what to show when a page breaks.
import type { RouteSectionProps } from '@solidjs/router';
import { ErrorBoundary, Suspense } from 'solid-js';
import { common } from '../../i18n/common.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';
import { Toasts } from '../../ui/Toast.tsx';
import styles from './Root.module.css';

export function Root(props: RouteSectionProps) {
  return (
    <>
      <a class={styles.skip} href="#main">
        {common('app.skip')}
      </a>
      <ErrorBoundary fallback={() => <Broken />}>
        <Suspense fallback={<div class={styles.wait} role="progressbar" aria-label={common('loading')} />}>
          {props.children}
        </Suspense>
      </ErrorBoundary>
      <Toasts />
    </>
  );
}

/** A page that failed to load or to draw: most often a new version was put up while this one was open. */
const Broken = () => (
  <main id="main">
    <Empty
      whole
      title={common('error.page')}
      text={common('error.unknown')}
      action={<Button onClick={() => location.reload()}>{common('error.reload')}</Button>}
    />
  </main>
);
