// What the place of deployment decides, read once from /config.json: who issues tokens, and the demo accounts.
import type { Role } from '#shared/contracts/permissions.ts';
import type { Label } from '#shared/contracts/primitives.ts';

export interface DemoAccount {
  account: string;
  name: string;
  role: Role | 'platform_operator';
  district?: string;
  districtName?: Label;
}

export interface ConsoleConfig {
  /** OIDC issuer. */
  issuer: string;
  clientId: string;
  /** Issuers differ: some give a refresh token only for `offline_access`, others refuse that scope. */
  scope?: string;
  /** Whether people are invited to sign in by e-mail: the user pool is the service's own. */
  invites?: boolean;
  /** Only where nobody's data is real. */
  demoAccounts?: readonly DemoAccount[];
}

let loading: Promise<ConsoleConfig> | undefined;

export function consoleConfig(): Promise<ConsoleConfig> {
  loading ??= fetch('/config.json').then(async (response) => {
    if (!response.ok) throw new Error(`config.json answered ${response.status}`);
    return (await response.json()) as ConsoleConfig;
  });
  // A phone that was offline for a moment may ask again.
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
