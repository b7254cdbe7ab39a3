// The strip above a surface: which district, what the surface adds, whose account.
import { A, useNavigate } from '@solidjs/router';
import CircleUser from 'lucide-solid/icons/circle-user';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import type { Membership } from '#shared/contracts/districts.ts';
import { holds } from '#shared/domain/access.ts';
import { homeOf, useMe } from '../../api/me.ts';
import { labelOf } from '../../data/district.tsx';
import { common } from '../../i18n/common.ts';
import { entryText } from '../../i18n/entry.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { menuOf } from '../admin/menu.ts';
import styles from './TopBar.module.css';

const AccountSheet = lazy(() => import('./AccountSheet.tsx'));

export function TopBar(props: { current?: Membership; children?: JSX.Element }) {
  return (
    <header class={styles.bar}>
      <A href="/" class={styles.brand} aria-label={common('app.name')}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span>{common('app.name')}</span>
      </A>
      <Show when={props.current}>
        {(membership) => (
          <>
            <District current={membership()} />
            <Show when={membership().district.state === 'suspended'}>
              <span title={entryText('district.suspended')}>
                <Badge tone="amber">{entryText('district.read-only')}</Badge>
              </span>
            </Show>
            <Surfaces current={membership()} />
          </>
        )}
      </Show>
      <Platform />
      <div class={styles.middle}>{props.children}</div>
      <AccountButton current={props.current} />
    </header>
  );
}

/** The district's name; for the few people who belong to several, the way between them. */
function District(props: { current: Membership }) {
  const me = useMe();
  const navigate = useNavigate();
  const all = () => me.data?.memberships ?? [];
  const go = (id: string) => {
    const chosen = all().find((each) => each.district.id === id);
    if (chosen) navigate(homeOf(chosen));
  };
  return (
    <Show
      when={all().length > 1}
      fallback={<span class={styles.district}>{labelOf(props.current.district.name)}</span>}
    >
      <select
        class={styles.switch}
        aria-label={entryText('district.switch')}
        onChange={(event) => go(event.currentTarget.value)}
      >
        <For each={all()}>
          {({ district }) => (
            <option value={district.id} selected={district.id === props.current.district.id}>
              {labelOf(district.name)}
            </option>
          )}
        </For>
      </select>
    </Show>
  );
}

/** The way between the desk and configuration, for those who have both. */
function Surfaces(props: { current: Membership }) {
  const open = () => [
    ...(holds('surface:desk', props.current.member) ? (['desk'] as const) : []),
    ...(menuOf(props.current).length > 0 ? (['admin'] as const) : []),
  ];
  return (
    <Show when={open().length > 1}>
      <nav class={styles.surfaces} aria-label={entryText('surfaces')}>
        <For each={open()}>
          {(surface) => (
            <A href={`/${props.current.district.id}/${surface}`} activeClass={styles.here ?? ''}>
              {entryText(`surfaces.${surface}`)}
            </A>
          )}
        </For>
      </nav>
    </Show>
  );
}

/** For an operator who belongs to districts as well. */
function Platform() {
  const me = useMe();
  return (
    <Show when={me.data?.operator && me.data.memberships.length > 0}>
      <nav class={styles.surfaces} aria-label={entryText('surfaces.operator')}>
        <A href="/operator" activeClass={styles.here ?? ''}>
          {entryText('surfaces.operator')}
        </A>
      </nav>
    </Show>
  );
}

/** The person; opens their account, language and appearance. */
export function AccountButton(props: { current: Membership | undefined }) {
  const me = useMe();
  const [open, setOpen] = createSignal(false);
  const name = () => props.current?.member.name ?? me.data?.account ?? '';
  return (
    <>
      <Button tone="quiet" icon={CircleUser} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span class="visually-hidden">{entryText('account.title')} </span>
        {name()}
        <Show when={props.current?.onDutySince}>
          <Badge tone="green">{entryText('duty.is-on')}</Badge>
        </Show>
      </Button>
      <Suspense>
        <Show when={open()}>
          <AccountSheet name={name()} current={props.current} onClose={() => setOpen(false)} />
        </Show>
      </Suspense>
    </>
  );
}
