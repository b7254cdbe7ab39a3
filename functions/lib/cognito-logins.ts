// Logins in a Cognito user pool. An account is a user's `sub`, which the pool makes; its own calls want the user's name,
// so each looks that up first. People sign in with their address: the name is random and nobody's business.

import { randomUUID } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AliasExistsException,
  CognitoIdentityProviderClient,
  ListUsersCommand,
  UserNotFoundException,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider';
import type { LoginState } from '#shared/contracts/vocabulary.ts';
import { DomainError } from '#shared/domain/error.ts';
import type { Logins } from './logins.ts';

export function cognitoLogins(UserPoolId: string): Logins {
  const client = new CognitoIdentityProviderClient({});

  const find = async (attribute: 'sub' | 'email', value: string): Promise<UserType | undefined> => {
    const Filter = `${attribute} = "${value.replaceAll(/["\\]/g, '\\$&')}"`;
    const { Users } = await client.send(new ListUsersCommand({ UserPoolId, Filter, Limit: 1 }));
    return Users?.[0];
  };

  /** Undefined where somebody else was faster. */
  const create = async (email: string): Promise<UserType | undefined> => {
    try {
      const { User } = await client.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: randomUUID(),
          DesiredDeliveryMediums: ['EMAIL'],
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
        }),
      );
      return User;
    } catch (error) {
      if (error instanceof AliasExistsException) return undefined;
      throw error;
    }
  };

  /** Does something to the user whose `sub` it is; nothing where there is none, or none any more. */
  const withUser = async (account: string, work: (Username: string, user: UserType) => Promise<unknown>) => {
    const user = await find('sub', account);
    if (!user?.Username) return;
    try {
      await work(user.Username, user);
    } catch (error) {
      if (!(error instanceof UserNotFoundException)) throw error;
    }
  };

  return {
    own: true,
    async invite(address) {
      // The pool tells capitals apart.
      const email = address.toLowerCase();
      const user = (await find('email', email)) ?? (await create(email)) ?? (await find('email', email));
      const account = attributeOf(user, 'sub');
      if (!user || !account) throw new Error('The user pool made a user without a subject');
      return { account, state: stateOf(user) };
    },
    async inviteAgain(account) {
      const user = await find('sub', account);
      if (!user?.Username || stateOf(user) !== 'invited')
        throw new DomainError('login/not-invited', 'Nobody waits for an invitation with this account.');
      await client.send(
        new AdminCreateUserCommand({
          UserPoolId,
          Username: user.Username,
          MessageAction: 'RESEND',
          DesiredDeliveryMediums: ['EMAIL'],
        }),
      );
    },
    async stateOf(account) {
      const user = await find('sub', account);
      return user ? stateOf(user) : 'unknown';
    },
    open: (account) =>
      withUser(account, async (Username, { Enabled }) => {
        if (Enabled === false) await client.send(new AdminEnableUserCommand({ UserPoolId, Username }));
      }),
    close: (account) =>
      withUser(account, (Username) => client.send(new AdminDisableUserCommand({ UserPoolId, Username }))),
    remove: (account) =>
      withUser(account, (Username) => client.send(new AdminDeleteUserCommand({ UserPoolId, Username }))),
  };
}

const attributeOf = (user: UserType | undefined, name: string): string | undefined =>
  user?.Attributes?.find(({ Name }) => Name === name)?.Value;

function stateOf({ Enabled, UserStatus }: UserType): LoginState {
  if (Enabled === false) return 'disabled';
  return UserStatus === 'FORCE_CHANGE_PASSWORD' ? 'invited' : 'active';
}
