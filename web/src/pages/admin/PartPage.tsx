// The page of a part: its title, which version is in force and whose, and its contents once they are there.
import { type JSX, Show } from 'solid-js';
import type { PartName } from '#shared/contracts/configuration.ts';
import type { PartInForce } from '../../data/parts.ts';
import { adminText } from '../../i18n/admin.ts';
import { formatDate } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import styles from './Admin.module.css';
import { History } from './History.tsx';
import type { Beginning, Publication } from './publication.ts';
import { Waiting } from './Waiting.tsx';

export function PartPage<P extends PartName>(props: {
  title: string;
  publication: Publication<P>;
  /** Beside the title. */
  tools?: JSX.Element;
  /** It fills the window, and what is in it scrolls. */
  whole?: boolean;
  /** Read once for each beginning: another version is another form. */
  children: (beginning: Beginning<P>) => JSX.Element;
}) {
  return (
    <div class={`${styles.page} ${props.whole ? styles.whole : ''}`}>
      <header class={styles.head}>
        <h1>{props.title}</h1>
        <Show when={props.publication.beginning()}>{(beginning) => <Version of={beginning().base} />}</Show>
        <History of={props.publication} />
        {props.tools}
      </header>
      <Show when={props.publication.newer()}>
        {(newer) => <Newer newer={newer()} of={props.publication} />}
      </Show>
      <Show when={props.publication.waiting()}>
        {(waiting) => <Waiting of={props.publication} waiting={waiting()} />}
      </Show>
      <Show
        when={!props.publication.error()}
        fallback={<ErrorState error={props.publication.error()} onRetry={props.publication.retry} />}
      >
        <Show when={props.publication.beginning()} keyed fallback={<Skeleton rows={6} height={54} />}>
          {(beginning) => (
            <>
              <Show when={beginning.draft}>{(draft) => <Kept at={draft().at} />}</Show>
              {props.children(beginning)}
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}

function Version(props: { of: PartInForce<PartName> }) {
  const text = () => {
    const { version, by, at, note } = props.of;
    if (!by || !at) return adminText('version.initial');
    const published = adminText('version.published', { version, who: by.name, when: formatDate(at) });
    return note ? `${published} · ${note}` : published;
  };
  return <p class={styles.version}>{text()}</p>;
}

/** Said once, when the person comes back. */
const Kept = (props: { at: string }) => (
  <p class={styles.kept} role="status">
    {adminText('draft.restored', { when: formatDate(props.at) })}
  </p>
);

function Newer<P extends PartName>(props: { newer: PartInForce<P>; of: Publication<P> }) {
  return (
    <div class={styles.newer} role="alert">
      <p>{adminText('newer.title', { who: props.newer.by?.name ?? '', version: props.newer.version })}</p>
      <div>
        <Button onClick={() => void props.of.keepMine()}>{adminText('newer.keep')}</Button>
        <Button onClick={() => props.of.takeTheirs()}>{adminText('newer.take')}</Button>
      </div>
    </div>
  );
}
