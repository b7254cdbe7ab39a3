// Where the issuer sends people back to: takes the code for tokens and goes on to where they were.
import { useNavigate } from '@solidjs/router';
import { createResource, Show } from 'solid-js';
import { finishSignIn } from '../../api/auth.ts';
import { entryText } from '../../i18n/entry.ts';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/States.tsx';

export default function Callback() {
  const navigate = useNavigate();
  const [outcome] = createResource(async () => {
    const returnTo = await finishSignIn().catch(() => undefined);
    if (returnTo) navigate(returnTo, { replace: true });
    return returnTo ?? 'failed';
  });
  return (
    <main id="main">
      <Show when={outcome() === 'failed'} fallback={<Empty whole title={entryText('sign-in.busy')} />}>
        <Empty
          whole
          title={entryText('sign-in.failed')}
          action={<Button onClick={() => navigate('/sign-in')}>{entryText('sign-in.again')}</Button>}
        />
      </Show>
    </main>
  );
}
