// Everything below /:district: makes sure that the person belongs there and hands its membership to the pages.
import { A, type RouteSectionProps, useLocation, useNavigate } from '@solidjs/router';
import UserMinus from 'lucide-solid/icons/user-minus';
import { createEffect, createResource, createSignal, Match, Switch } from 'solid-js';
import { isSignedIn } from '../../api/auth.ts';
import { useMe } from '../../api/me.ts';
import { DistrictProvider, labelOf } from '../../data/district.tsx';
import { entryText } from '../../i18n/entry.ts';
import { setTimeZone } from '../../i18n/format.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Empty, ErrorState } from '../../ui/States.tsx';
import NotFound from './NotFound.tsx';

export default function District(props: RouteSectionProps) {
  const navigate = useNavigate();
  const location = useLocation();
  const [signedIn] = createResource(isSignedIn);
  createEffect(() => {
    if (signedIn.error || signedIn() !== false) return;
    navigate(`/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`, { replace: true });
  });
  return (
    <Switch>
      <Match when={signedIn.error}>
        <main id="main">
          <ErrorState whole error={signedIn.error} />
        </main>
      </Match>
      <Match when={signedIn()}>
        <Member {...props} />
      </Match>
    </Switch>
  );
}

function Member(props: RouteSectionProps) {
  const me = useMe();
  const membership = () => me.data?.memberships.find((each) => each.district.id === props.params.district);
  /** What the district was called in which somebody worked until they were taken off its people. */
  const [left, setLeft] = createSignal<string>();
  createEffect(() => {
    const found = membership();
    if (found) setLeft(labelOf(found.district.name));
  });
  createEffect(() => {
    const zone = membership()?.district.timeZone;
    if (zone) setTimeZone(zone);
  });
  return (
    <Switch>
      <Match when={me.isError && !me.data}>
        <main id="main">
          <ErrorState whole error={me.error} onRetry={() => void me.refetch()} />
        </main>
      </Match>
      <Match when={membership()}>
        {(found) => <DistrictProvider membership={found()}>{props.children}</DistrictProvider>}
      </Match>
      <Match when={me.data && left()}>
        {(name) => (
          <main id="main">
            <Empty
              whole
              icon={UserMinus}
              title={entryText('left.title', { district: name() })}
              text={entryText('left.text')}
              action={
                <A href="/" class={buttonClass()}>
                  {entryText('not-found.home')}
                </A>
              }
            />
          </main>
        )}
      </Match>
      <Match when={me.data}>
        <NotFound />
      </Match>
    </Switch>
  );
}
