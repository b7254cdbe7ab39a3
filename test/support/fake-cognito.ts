// The few calls of a Cognito user pool that the service makes, in the AWS JSON protocol over HTTP: as much of its rules
// as the service relies on. No real one can be had without an account.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PoolUser {
  readonly Username: string;
  readonly sub: string;
  readonly email: string;
  Enabled: boolean;
  UserStatus: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED';
  /** Invitations sent. */
  sent: number;
}
interface Input {
  readonly UserPoolId: string;
  readonly Username: string;
  readonly Filter: string;
  readonly MessageAction?: string;
  readonly UserAttributes?: readonly { Name: string; Value: string }[];
}

class Refusal extends Error {
  readonly type: string;
  constructor(type: string) {
    super(type);
    this.type = type;
  }
}

/** Answers at `url` until it is stopped; `users` is the pool, `calls` the operations it was asked for. */
export async function startFakeCognito() {
  const users: PoolUser[] = [];
  const calls: string[] = [];
  const shown = ({ Username, sub, email, Enabled, UserStatus }: PoolUser, list: 'Attributes') => ({
    Username,
    Enabled,
    UserStatus,
    [list]: [
      { Name: 'sub', Value: sub },
      { Name: 'email', Value: email },
    ],
  });
  const named = ({ Username }: Input) => {
    const user = users.find((each) => each.Username === Username);
    if (!user) throw new Refusal('UserNotFoundException');
    return user;
  };
  const operations: Readonly<Record<string, (input: Input) => object>> = {
    ListUsers({ Filter }) {
      const [, attribute, quoted = ''] = /^(sub|email) = "(.*)"$/.exec(Filter) ?? [];
      if (!attribute) throw new Refusal('InvalidParameterException');
      const value = quoted.replaceAll(/\\(["\\])/g, '$1');
      return {
        Users: users
          .filter((user) => user[attribute as 'sub' | 'email'] === value)
          .map((user) => shown(user, 'Attributes')),
      };
    },
    AdminCreateUser(input) {
      if (input.MessageAction === 'RESEND') {
        const user = named(input);
        user.sent += 1;
        return { User: shown(user, 'Attributes') };
      }
      const email = input.UserAttributes?.find(({ Name }) => Name === 'email')?.Value ?? '';
      // A pool with addresses as aliases refuses a name that looks like one.
      if (input.Username.includes('@')) throw new Refusal('InvalidParameterException');
      if (users.some((user) => user.email === email)) throw new Refusal('AliasExistsException');
      const { Username } = input;
      const made: PoolUser = {
        ...{ Username, sub: randomUUID(), email, Enabled: true, sent: 1 },
        UserStatus: 'FORCE_CHANGE_PASSWORD',
      };
      users.push(made);
      return { User: shown(made, 'Attributes') };
    },
    AdminEnableUser: (input) => Object.assign(named(input), { Enabled: true }) && {},
    AdminDisableUser: (input) => Object.assign(named(input), { Enabled: false }) && {},
    AdminDeleteUser(input) {
      users.splice(users.indexOf(named(input)), 1);
      return {};
    },
  };
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    calls.push(operation);
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    try {
      answer(200, operations[operation]?.(JSON.parse(await textOf(request))) ?? {});
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer(400, { __type: error.type, message: error.type });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    users,
    calls,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
