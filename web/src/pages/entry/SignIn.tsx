// The way in: the issuer's sign-in, and demo accounts for one click where the deployment lists some.
import { useSearchParams } from '@solidjs/router';
import LogIn from 'lucide-solid/icons/log-in';
import { createResource, createSignal, For, Show } from 'solid-js';
import { signIn } from '../../api/auth.ts';
import { consoleConfig, type DemoAccount } from '../../api/config.ts';
import { labelOf } from '../../data/district.tsx';
import { common } from '../../i18n/common.ts';
import { entryText } from '../../i18n/entry.ts';
import { word } from '../../i18n/words.ts';
import { Button } from '../../ui/Button.tsx';
import { Avatar } from '../../ui/Name.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import { Preferences } from './Preferences.tsx';
import styles from './SignIn.module.css';

/** Demo accounts by district, in the order of the configuration; those outside districts come last. */
export function byDistrict(accounts: readonly DemoAccount[]): [district: string, accounts: DemoAccount[]][] {
  const groups = new Map<string, DemoAccount[]>();
  for (const account of accounts) {
    const district = account.district ?? '';
    groups.set(district, [...(groups.get(district) ?? []), account]);
  }
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === ''));
}

const nameOf = (district: string, accounts: readonly DemoAccount[]) => {
  const name = accounts[0]?.districtName;
  return name ? labelOf(name) : district;
};

export default function SignIn() {
  const [search] = useSearchParams<{ return?: string }>();
  const [config] = createResource(consoleConfig);
  const [failure, setFailure] = createSignal<unknown>();
  const [busy, setBusy] = createSignal<string>();
  const enter = (account?: string) => {
    setBusy(account ?? '');
    setFailure(undefined);
    signIn(search.return ?? '/', account).catch((error: unknown) => {
      setBusy(undefined);
      setFailure(error);
    });
  };
  return (
    <main id="main" class={styles.page}>
      <div class={styles.preferences}>
        <Preferences bare />
      </div>
      <section class={styles.card}>
        <img src="/icon.svg" alt="" width="40" height="40" />
        <h1>{common('app.name')}</h1>
        <p class={styles.lead}>{entryText('sign-in.lead')}</p>
        <Show when={failure() ?? config.error}>{(error) => <ErrorState error={error()} compact />}</Show>
        <Button tone="primary" size="large" wide icon={LogIn} busy={busy() === ''} onClick={() => enter()}>
          {entryText('sign-in.button')}
        </Button>
      </section>
      <Show when={!config.loading} fallback={<Skeleton height={320} />}>
        <Show when={!config.error && config()?.demoAccounts}>
          {(accounts) => <DemoAccounts accounts={accounts()} busy={busy()} onEnter={enter} />}
        </Show>
      </Show>
    </main>
  );
}

interface DemoProps {
  accounts: readonly DemoAccount[];
  busy: string | undefined;
  onEnter: (account: string) => void;
}

const DemoAccounts = (props: DemoProps) => (
  <section class={styles.demo} aria-labelledby="demo">
    <h2 id="demo">{entryText('sign-in.demo')}</h2>
    <p class={styles.lead}>{entryText('sign-in.demo-hint')}</p>
    <div class={styles.districts}>
      <For each={byDistrict(props.accounts)}>
        {([district, accounts]) => (
          <div>
            <h3>{district === '' ? entryText('sign-in.platform') : nameOf(district, accounts)}</h3>
            <ul class={styles.accounts}>
              <For each={accounts}>
                {(account) => (
                  <li>
                    <button
                      type="button"
                      class={styles.account}
                      data-account={account.account}
                      disabled={props.busy !== undefined}
                      onClick={() => props.onEnter(account.account)}
                    >
                      <Avatar name={account.name} />
                      <span class={styles.name}>{account.name}</span>
                      <span class={styles.role}>{word(`role.${account.role}`)}</span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
    </div>
  </section>
);
