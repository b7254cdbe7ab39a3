// The start: leads everyone to the surface of their work, in their first district.
import { Navigate, useNavigate } from '@solidjs/router';
import Building from 'lucide-solid/icons/building';
import { createResource, Match, Switch } from 'solid-js';
import { isSignedIn } from '../../api/auth.ts';
import { homeOf, useMe } from '../../api/me.ts';
import { entryText } from '../../i18n/entry.ts';
import { Empty, ErrorState } from '../../ui/States.tsx';
import { TopBar } from './TopBar.tsx';

export default function Home() {
  const navigate = useNavigate();
  const [signedIn] = createResource(isSignedIn);
  return (
    <Switch>
      <Match when={signedIn.error}>
        <main id="main">
          <ErrorState whole error={signedIn.error} onRetry={() => navigate(0)} />
        </main>
      </Match>
      <Match when={signedIn() === false}>
        <Navigate href="/sign-in" />
      </Match>
      <Match when={signedIn()}>
        <Surface />
      </Match>
    </Switch>
  );
}

function Surface() {
  const me = useMe();
  const first = () => me.data?.memberships[0];
  return (
    <Switch>
      <Match when={me.isError}>
        <main id="main">
          <ErrorState whole error={me.error} onRetry={() => void me.refetch()} />
        </main>
      </Match>
      <Match when={first()}>{(membership) => <Navigate href={homeOf(membership())} />}</Match>
      <Match when={me.data?.operator}>
        <Navigate href="/operator" />
      </Match>
      <Match when={me.data}>
        <TopBar />
        <main id="main">
          <Empty whole icon={Building} title={entryText('home.none')} text={entryText('home.none-text')} />
        </main>
      </Match>
    </Switch>
  );
}
