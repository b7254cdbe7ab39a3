// The platform operator's page, for operators alone.
import { useNavigate } from '@solidjs/router';
import { createEffect, createResource, Match, Show, Switch } from 'solid-js';
import { isSignedIn } from '../../api/auth.ts';
import { useMe } from '../../api/me.ts';
import { ErrorState } from '../../ui/States.tsx';
import { setSurface } from '../../ui/theme.ts';
import NotFound from '../entry/NotFound.tsx';
import { Districts } from './Districts.tsx';

export default function Operator() {
  setSurface('desk');
  const navigate = useNavigate();
  const [signedIn] = createResource(isSignedIn);
  createEffect(() => {
    if (!signedIn.error && signedIn() === false) navigate('/sign-in?return=%2Foperator', { replace: true });
  });
  return <Show when={signedIn()}>{<ForOperators />}</Show>;
}

function ForOperators() {
  const me = useMe();
  return (
    <Switch>
      <Match when={me.isError && !me.data}>
        <main id="main">
          <ErrorState whole error={me.error} onRetry={() => void me.refetch()} />
        </main>
      </Match>
      <Match when={me.data?.operator}>
        <Districts />
      </Match>
      <Match when={me.data}>
        <NotFound />
      </Match>
    </Switch>
  );
}
