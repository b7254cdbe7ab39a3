// The page of a part: its title, which version is in force and whose, and its contents once they are there.
import { type JSX, Show } from 'solid-js';
import type { PartName } from '#shared/contracts/configuration.ts';
import type { PartInForce } from '../../data/parts.ts';
import { adminText } from '../../i18n/admin.ts';
import { formatDate } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import styles from './Admin.module.css';
import type { Publication } from './publication.ts';

export function PartPage<P extends PartName>(props: {
  title: string;
  publication: Publication<P>;
  children: (base: PartInForce<P>) => JSX.Element;
}) {
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <h1>{props.title}</h1>
        <Show when={props.publication.base()}>{(base) => <Version of={base()} />}</Show>
      </header>
      <Show when={props.publication.newer()}>
        {(newer) => <Newer newer={newer()} of={props.publication} />}
      </Show>
      <Show
        when={!props.publication.error()}
        fallback={<ErrorState error={props.publication.error()} onRetry={props.publication.retry} />}
      >
        {/* Another version is another form. */}
        <Show when={props.publication.base()} keyed fallback={<Skeleton rows={6} height={54} />}>
          {(base) => props.children(base)}
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

function Newer<P extends PartName>(props: { newer: PartInForce<P>; of: Publication<P> }) {
  return (
    <div class={styles.newer} role="alert">
      <p>{adminText('newer.title', { who: props.newer.by?.name ?? '', version: props.newer.version })}</p>
      <div>
        <Button onClick={() => props.of.keepMine()}>{adminText('newer.keep')}</Button>
        <Button onClick={() => props.of.takeTheirs()}>{adminText('newer.take')}</Button>
      </div>
    </div>
  );
}
