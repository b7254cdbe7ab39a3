// `npm run --silent token -- <account>`: an access token of the running stack for curl and other HTTP clients.
import { demoAccounts } from '#infra/demo/index.ts';
import { LocalRunError } from './errors.ts';
import { runningOrigin, runScript } from './settings.ts';
import { signIn } from './sign-in.ts';

await runScript(async () => {
  const account = process.argv[2];
  if (!account)
    throw new LocalRunError(
      `Usage: npm run --silent token -- <account>\n${demoAccounts.map((each) => `  ${each.account}`).join('\n')}`,
    );
  if (!demoAccounts.some((known) => known.account === account))
    console.error(
      `${account} is no demo account: the token is good, what it may do depends on who was added under it.`,
    );
  const { access_token } = await signIn(await runningOrigin(), account);
  console.log(access_token);
});
