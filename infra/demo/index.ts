// The demo: two districts, their accounts, and cases in all states. Everything is made through the API, as a
// customer would; nothing here writes into the table.

import { sendShapes } from '#shared/client/shapes.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import type { Shapes } from '#shared/contracts/shapes.ts';
import { type DemoApi, patiently } from './calls.ts';
import { newDistrictOf, shapesOf } from './district.ts';
import { kongtong } from './kongtong.ts';
import { type Seeding, seedDistrict } from './seed-cases.ts';
import { shuangliu } from './shuangliu.ts';

const plans = [kongtong, shuangliu];

/** Ids, and what each district is made of. */
export const demoDistricts = plans.map((plan) => ({
  id: plan.id,
  body: newDistrictOf(plan),
  shapes: shapesOf(plan),
}));

/** Somebody who can sign in; `account` is the `sub` of their tokens. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly district?: string;
  readonly districtName?: Label;
}

const operator: DemoAccount = { account: 'operator', name: '平台运营', role: 'platform_operator' };

/** Who can sign in locally with one click. */
export const demoAccounts: readonly DemoAccount[] = [
  ...demoDistricts.flatMap(({ id, body }) =>
    body.members.map(
      ({ account, name, roles }): DemoAccount => ({
        account,
        name,
        role: roles[0]!,
        district: id,
        districtName: body.settings.name,
      }),
    ),
  ),
  operator,
];

/** Puts the demo districts in force where they do not exist yet. */
export async function onboardDemo(api: DemoApi): Promise<void> {
  const { call } = api.as(operator.account);
  const { items } = await patiently(() => call('GET /v1/districts', {}));
  for (const { id, body, shapes } of demoDistricts) {
    if (items.some((district) => district.id === id)) continue;
    await patiently(() => call('PUT /v1/districts/{district}', { params: { district: id }, body }));
    await patiently(() => drawDistrict(api, id, shapes));
  }
}

/** The district's own administrator brings its shapes in, as a customer's would. */
async function drawDistrict(api: DemoApi, district: string, shapes: Shapes): Promise<void> {
  const { call } = api.as(`${district}-admin`);
  const params = { district };
  const { folder } = await sendShapes(call, district, shapes);
  const before = await call('GET /v1/districts/{district}/configuration/shapes', { params, query: {} });
  await call('PUT /v1/districts/{district}/configuration/shapes', {
    params,
    body: { value: { folder } },
    ifMatch: before.version,
  });
}

/** Fills a demo district up to a number of cases. */
export async function seedCases(
  api: DemoApi,
  { district, ...seeding }: Seeding & { readonly district: string },
): Promise<void> {
  const plan = plans.find(({ id }) => id === district);
  if (!plan) throw new Error(`There is no demo district ${district}.`);
  await seedDistrict(api, plan, seeding);
}
