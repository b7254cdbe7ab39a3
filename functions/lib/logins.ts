// The logins that people's accounts are, at whoever signs them in: a user pool of our own, where they are invited,
// closed and removed; or an issuer that the context names (also the one of a single machine), where an account is what
// that issuer calls it, and nothing of it is ours.
import type { LoginState } from '#shared/contracts/vocabulary.ts';
import { DomainError } from '#shared/domain/error.ts';
import { userPool } from './env.ts';

export interface Logins {
  /** Whether the logins are ours to make and remove. */
  readonly own: boolean;
  /** The login of an address: the one there is, or a new one whose person is sent an invitation. */
  invite(email: string): Promise<{ readonly account: string; readonly state: LoginState }>;
  /** Sends the invitation again. @throws DomainError `login/not-invited` */
  inviteAgain(account: string): Promise<void>;
  stateOf(account: string): Promise<LoginState>;
  /** Lets somebody sign in again who was closed out. */
  open(account: string): Promise<void>;
  /** Nobody signs in with it until it is opened. */
  close(account: string): Promise<void>;
  /** Also of one that is gone already. */
  remove(account: string): Promise<void>;
}

const elsewhere: Logins = {
  own: false,
  invite: refuse,
  inviteAgain: refuse,
  stateOf: async () => 'elsewhere',
  open: async () => {},
  close: async () => {},
  remove: async () => {},
};

async function refuse(): Promise<never> {
  throw new DomainError(
    'login/elsewhere',
    'People sign in at another service. Make the login there, and name its subject as the account.',
  );
}

let inPool: ((pool: string) => Logins) | undefined;
let own: { readonly pool: string; readonly logins: Logins } | undefined;

/** For the functions that may reach the pool: its client is 35 KB, which the others need not start with. */
export function reachLogins(of: (pool: string) => Logins): void {
  inPool = of;
}

/** Of a function that may not reach the pool: nobody's. */
export function logins(): Logins {
  const pool = userPool();
  if (pool === undefined || !inPool) return elsewhere;
  if (own?.pool !== pool) own = { pool, logins: inPool(pool) };
  return own.logins;
}
