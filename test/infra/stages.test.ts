// Several of the whole system in one account: stages beside each other, and the same stage in two regions.
import { expect, test } from 'vitest';
import { pathOf, type Resources, say, synthesize } from './template.ts';

const account = '111111111111';

/** Names that the template gives, by the place of what bears them; AWS makes up every other one. */
function givenNames(stage: string | undefined, region: string): [place: string, name: string][] {
  const resources = synthesize({ env: { account, region }, context: stage === undefined ? {} : { stage } });
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) =>
    isInside(Type)
      ? []
      : Object.entries({ ...Properties, ...configOf(Properties) })
          .filter(([key]) => isPhysicalName(Type, key))
          .map(([, name]): [string, string] => [
            `${Type} ${pathOf(resources, id)}`,
            spoken(resources, name, region),
          ]),
  );
}

/** Of something inside of an API or a role, which is another one each time. */
const isInside = (type: string) => /^AWS::(ApiGatewayV2::(Authorizer|Stage)|IAM::Policy)$/.test(type);

/** CloudFront's policies keep their name one level below. */
const configOf = (properties: Record<string, unknown> = {}) =>
  Object.entries(properties).find(([key]) => /(Policy|Control)Config$/.test(key))?.[1] as object | undefined;

const isPhysicalName = (type: string, key: string) =>
  key === 'Name' || key === 'Domain' || key === `${type.split('::').at(-1)}Name`;

const spoken = (resources: Resources, value: unknown, region: string) =>
  say(resources, value).replaceAll('AWS::Region', region).replaceAll('AWS::AccountId', account);

/** What is called the same in two regions is two things, except for what has no region. */
const isGlobal = (place: string) => /^AWS::(CloudFront|IAM|Route53)/.test(place);

const names = (stage: string | undefined, region: string, which = (_place: string) => true) =>
  givenNames(stage, region).flatMap(([place, name]) => (which(place) ? [name] : []));

test('two stages in one region have no name in common', () => {
  const [first, second] = [names(undefined, 'eu-west-1'), names('test', 'eu-west-1')];
  expect(first.length).toBeGreaterThan(8);
  expect(second).toHaveLength(first.length);
  expect(first.filter((name) => second.includes(name))).toEqual([]);
});

test("two regions have no name in common where names are the whole account's", () => {
  const [first, second] = ['eu-west-1', 'ap-east-1'].map((region) => names(undefined, region, isGlobal));
  expect(first?.length).toBeGreaterThan(6);
  expect(first?.filter((name) => second?.includes(name))).toEqual([]);
});

test('CloudFront takes every name: 64 characters at most, of those it knows', () => {
  const longest = names('a234567890123456', 'ap-southeast-1', isGlobal);
  for (const name of longest) expect(name).toMatch(/^[\w-]{1,64}$/);
});

test('a stage whose name would not fit into other names is refused', () => {
  for (const stage of ['Test', 'a-b', '1', 'a2345678901234567'])
    expect(() => synthesize({ context: { stage } })).toThrow('stage');
});
