// Who is signed in, as what, and what is theirs to set; signing out.
import LogOut from 'lucide-solid/icons/log-out';
import { Show } from 'solid-js';
import type { Membership } from '#shared/contracts/configuration.ts';
import { signOut } from '../../api/auth.ts';
import { labelOf } from '../../data/district.tsx';
import { entryText } from '../../i18n/entry.ts';
import { word } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Dialog.tsx';
import { Name } from '../../ui/Name.tsx';
import styles from './AccountSheet.module.css';
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
                  .member.roles.map((role) => word(`role.${role}`))
                  .join(' · ')}
              </p>
            )}
          </Show>
        </div>
        <Preferences />
        <Button icon={LogOut} wide onClick={() => void signOut()}>
          {entryText('account.sign-out')}
        </Button>
      </div>
    </Sheet>
  );
}
