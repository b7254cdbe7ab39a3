// The demo: two districts, their accounts, and cases in all states. Everything is made through the API, as a
// customer would; nothing here writes into the table.
import type { LocalApi } from '../api-client.ts';
import { LocalRunError } from '../errors.ts';
import type { Account } from '../oidc.ts';
import { patiently } from './calls.ts';
import { onboardingOf } from './district.ts';
import { kongtong } from './kongtong.ts';
import { type Seeding, seedDistrict } from './seed-cases.ts';
import { shuangliu } from './shuangliu.ts';

const plans = [kongtong, shuangliu];

/** Ids and onboarding bodies. */
export const demoDistricts = plans.map((plan) => ({ id: plan.id, onboarding: onboardingOf(plan) }));

const operator: Account = { account: 'operator', name: '平台运营', role: 'platform_operator' };

/** Who can sign in locally with one click. */
export const demoAccounts: readonly Account[] = [
  ...demoDistricts.flatMap(({ id, onboarding }) =>
    onboarding.members.map(
      ({ account, name, roles }): Account => ({
        account,
        name,
        role: roles[0]!,
        district: id,
        districtName: onboarding.settings.name,
      }),
    ),
  ),
  operator,
];

/** Puts the demo districts in force where they do not exist yet. */
export async function onboardDemo(api: LocalApi): Promise<void> {
  const { call } = api.as(operator.account);
  const { items } = await patiently(() => call('GET /v1/districts', {}));
  for (const { id, onboarding } of demoDistricts) {
    if (items.some((district) => district.id === id)) continue;
    await patiently(() =>
      call('PUT /v1/districts/{district}', { params: { district: id }, body: onboarding }),
    );
  }
}

/** Fills a demo district up to a number of cases. */
export async function seedCases(
  api: LocalApi,
  { district, ...seeding }: Seeding & { readonly district: string },
): Promise<void> {
  const plan = plans.find(({ id }) => id === district);
  if (!plan) throw new LocalRunError(`There is no demo district ${district}.`);
  await seedDistrict(api, plan, seeding);
}
