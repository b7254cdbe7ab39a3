// The strip above a surface: which district, which surface, whose account, language and appearance.
import { A, useNavigate } from '@solidjs/router';
import LogOut from 'lucide-solid/icons/log-out';
import { type JSX, Show } from 'solid-js';
import type { Membership } from '#shared/contracts/configuration.ts';
import { signOut } from '../../api/auth.ts';
import { homeOf, useMe } from '../../api/me.ts';
import { common } from '../../i18n/common.ts';
import { entryText } from '../../i18n/entry.ts';
import { locale } from '../../i18n/text.ts';
import { word } from '../../i18n/words.ts';
import { Menu } from '../../ui/Menu.tsx';
import { localeItems, themeItems } from './Preferences.tsx';
import styles from './TopBar.module.css';

const nameOf = (membership: Membership) => membership.district.name[locale() === 'en' ? 'en' : 'zh'];

export function TopBar(props: { current?: Membership; children?: JSX.Element }) {
  const me = useMe();
  const navigate = useNavigate();
  const others = () => me.data?.memberships ?? [];
  return (
    <header class={styles.bar}>
      <A href="/" class={styles.brand}>
        <img src="/icon.svg" alt="" width="22" height="22" />
        <span>{common('app.name')}</span>
      </A>
      <Show when={props.current}>
        {(membership) => (
          <Show
            when={others().length > 1}
            fallback={<span class={styles.district}>{nameOf(membership())}</span>}
          >
            <Menu
              label={nameOf(membership())}
              title={entryText('district.switch')}
              groups={[
                {
                  label: entryText('district.switch'),
                  items: others().map((other) => ({
                    label: nameOf(other),
                    current: other.district.id === membership().district.id,
                    onSelect: () => navigate(homeOf(other)),
                  })),
                },
              ]}
            />
          </Show>
        )}
      </Show>
      <div class={styles.middle}>{props.children}</div>
      <AccountMenu current={props.current} />
    </header>
  );
}

/** The person, their roles, and what is theirs to set. */
export function AccountMenu(props: { current: Membership | undefined }) {
  const me = useMe();
  const roles = () => props.current?.member.roles.map((role) => word(`role.${role}`)).join(' · ');
  return (
    <Menu
      label={props.current?.member.name ?? me.data?.account ?? ''}
      title={entryText('account.menu')}
      groups={[
        { label: roles() ?? entryText('home.operator'), items: [] },
        { label: common('language.label'), items: localeItems() },
        { label: common('theme.label'), items: themeItems() },
        { items: [{ label: entryText('account.sign-out'), icon: LogOut, onSelect: () => void signOut() }] },
      ]}
    />
  );
}
