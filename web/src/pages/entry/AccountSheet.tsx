// Who is signed in, as what, and what is theirs to set; signing out.
import { A, useLocation } from '@solidjs/router';
import LogOut from 'lucide-solid/icons/log-out';
import Monitor from 'lucide-solid/icons/monitor';
import Smartphone from 'lucide-solid/icons/smartphone';
import { Show } from 'solid-js';
import type { Membership } from '#shared/contracts/districts.ts';
import { holds } from '#shared/domain/access.ts';
import { signOut } from '../../api/auth.ts';
import { labelOf } from '../../data/district.tsx';
import { useOwnDuty } from '../../data/duty.ts';
import { entryText } from '../../i18n/entry.ts';
import { roleText } from '../../i18n/roles.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Dialog.tsx';
import { Name } from '../../ui/Name.tsx';
import styles from './AccountSheet.module.css';
import { DutySwitch } from './DutySwitch.tsx';
import { Preferences } from './Preferences.tsx';

export interface AccountSheetProps {
  name: string;
  current: Membership | undefined;
  onClose: () => void;
}

export default function AccountSheet(props: AccountSheetProps) {
  return (
    <Sheet open title={entryText('account.title')} onClose={props.onClose}>
      <div class={styles.account}>
        <div>
          <Name name={props.name} />
          <Show when={props.current}>
            {(membership) => (
              <p class={styles.roles}>
                {labelOf(membership().district.name)} ·{' '}
                {membership()
                  .member.held.map(({ id, name }) => roleText(id, name))
                  .join(' · ')}
              </p>
            )}
          </Show>
        </div>
        <Show when={props.current}>{(membership) => <OwnDuty current={membership()} />}</Show>
        <Preferences />
        <Show when={props.current}>
          {(membership) => <OtherSurface district={membership().district.id} />}
        </Show>
        <Button icon={LogOut} wide onClick={() => void signOut()}>
          {entryText('account.sign-out')}
        </Button>
      </div>
    </Sheet>
  );
}

function OwnDuty(props: { current: Membership }) {
  const setDuty = useOwnDuty(() => props.current.district.id);
  return (
    <Show when={holds('duty:own', props.current.member)}>
      <DutySwitch onDutySince={props.current.onDutySince} onChange={setDuty} />
    </Show>
  );
}

/** Some do both: a clerk who walks out to look, a handler back at a desk. */
function OtherSurface(props: { district: string }) {
  const location = useLocation();
  const other = () => (location.pathname.startsWith(`/${props.district}/desk`) ? 'field' : 'desk');
  return (
    <A href={`/${props.district}/${other()}`} class={buttonClass({ wide: true })}>
      <Show when={other() === 'field'} fallback={<Monitor size={16} />}>
        <Smartphone size={16} />
      </Show>
      {entryText(`surface.${other()}`)}
    </A>
  );
}
