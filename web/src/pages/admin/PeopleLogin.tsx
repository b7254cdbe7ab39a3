// How somebody comes to sign in, where the service invites people itself: the account of a record by an invitation to an
// address, and above an open record how far its login is.
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Mail from 'lucide-solid/icons/mail';
import { createResource, createSignal, Show } from 'solid-js';
import { holds } from '#shared/domain/access.ts';
import { call } from '../../api/client.ts';
import { consoleConfig } from '../../api/config.ts';
import { explain } from '../../api/problem.ts';
import { useDistrict } from '../../data/district.tsx';
import type { ControlOf } from '../../forms/Controls.tsx';
import { registerText } from '../../i18n/registers.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { toast } from '../../ui/Toast.tsx';
import styles from './Admin.module.css';

const [invites] = createResource(async () => (await consoleConfig()).invites === true);

/** Sends an invitation; answers whether it went out. */
async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    toast({ text: explain(error).text, tone: 'bad' });
    return undefined;
  }
}

/** The account, which an invitation fills in. */
export const AccountControl: ControlOf = (props) => {
  const district = useDistrict();
  const [email, setEmail] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  const invite = async () => {
    setBusy(true);
    const found = await attempt(() =>
      call('POST /v1/districts/{district}/invitations', {
        params: { district: district.id() },
        body: { email: email().trim() },
      }),
    );
    setBusy(false);
    if (!found) return;
    props.onChange(found.account);
    toast({ text: registerText(`login.found.${found.state}`, { email: email().trim() }) });
  };
  return (
    <>
      <TextField
        {...props.frame}
        value={String(props.value ?? '')}
        readOnly={props.disabled}
        onChange={props.onChange}
      />
      <Show when={invites()}>
        <div class={styles.invite}>
          <TextField
            label={registerText('login.email')}
            hint={registerText('login.email-hint')}
            type="email"
            value={email()}
            onChange={setEmail}
          />
          <Button icon={Mail} busy={busy()} disabled={email().trim() === ''} onClick={() => void invite()}>
            {registerText('login.invite')}
          </Button>
        </div>
      </Show>
    </>
  );
};

/** Above an open record: whether they only were invited, and the invitation once more. */
export function LoginState(props: { id: string }) {
  const district = useDistrict();
  const client = useQueryClient();
  const params = () => ({ district: district.id(), id: props.id });
  const queryKey = () => ['district', district.id(), 'login', props.id];
  const login = useQuery(() => ({
    queryKey: queryKey(),
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('GET /v1/districts/{district}/members/{id}/login', { params: params(), signal }),
    enabled: invites() === true,
  }));
  const again = async () => {
    const sent = await attempt(() =>
      call('POST /v1/districts/{district}/members/{id}/login/invitation', { params: params() }),
    );
    if (sent) toast({ text: registerText('login.sent') });
    void client.invalidateQueries({ queryKey: queryKey() });
  };
  return (
    <Show when={login.data}>
      {(known) => (
        <p class={styles.login}>
          <Badge tone={known().state === 'active' ? 'green' : 'amber'}>
            {registerText(`login.${known().state}`)}
          </Badge>
          <Show when={known().state === 'invited' && holds('member:write', district.member())}>
            <Button size="small" icon={Mail} onClick={() => void again()}>
              {registerText('login.again')}
            </Button>
          </Show>
        </p>
      )}
    </Show>
  );
}
