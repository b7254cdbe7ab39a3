// A district of any size brought into a running service as its people would bring it in, and how long each request took.
import { demoAccounts, demoDistricts } from '#infra/demo/index.ts';
import type { LocalStack } from '#infra/local/stack.ts';
import { sendShapes } from '#shared/client/shapes.ts';
import type { Member } from '#shared/contracts/members.ts';
import { importAtOnce } from '#shared/contracts/register.ts';
import { largeAreas, largeShapes, type Size } from './large-district.ts';

const [demo] = demoDistricts as [(typeof demoDistricts)[number]];
/** Whose accounts the local identity provider knows. */
export const onboarded = { district: demo.id, accounts: demoAccounts } as const;
const { district } = onboarded;
const params = { district };

export interface Step {
  readonly what: 'district' | 'areas' | 'shapes' | 'shapes in force' | 'people';
  readonly seconds: number;
}

/** Everybody whose roles reach by area holds `officerAreas`; the account `<district>-officer-1` is one of them. */
export async function onboard(
  { api }: Pick<LocalStack, 'api'>,
  { size, people, grids }: { size: Size; people: number; grids: number },
): Promise<{ folder: string; steps: Step[]; officerAreas: string[] }> {
  const areas = largeAreas(size);
  const shapes = largeShapes(areas, size);
  const officerAreas = areas
    .filter(({ tier }) => tier === 'grid')
    .slice(0, grids)
    .map(({ id }) => id);
  const members = demo.body.members.map((each) =>
    each.areas.length > 0 ? { ...each, areas: officerAreas } : each,
  );
  const steps: Step[] = [];
  const timed = async <T>(what: Step['what'], step: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await step();
    steps.push({ what, seconds: (performance.now() - started) / 1000 });
    return result;
  };
  // An operator begins a district with its tree of streets and the grids of its first people.
  const first = areas.filter(({ id, tier }) => tier !== 'grid' || officerAreas.includes(id));
  const body = { ...demo.body, areas: first, members, routing: [] };
  await timed('district', () => api.as('operator').call('PUT /v1/districts/{district}', { params, body }));
  const { call } = api.as(`${district}-admin`);
  const change = <T>(value: T) => ({ params, body: { value }, ifMatch: 1 });
  await timed('areas', () => call('PUT /v1/districts/{district}/configuration/areas', change(areas)));
  const timedCall: typeof call = (endpoint, input) => timed('shapes', () => call(endpoint, input));
  const { folder } = await sendShapes(timedCall, district, shapes);
  await timed('shapes in force', () =>
    call('PUT /v1/districts/{district}/configuration/shapes', change({ folder })),
  );
  for (const rows of packets(
    crowd(
      people - members.length,
      areas.map(({ id }) => id),
    ),
  ))
    await timed('people', () =>
      call('POST /v1/districts/{district}/members/import', { params, body: { rows } }),
    );
  return { folder, steps, officerAreas };
}

const crowd = (count: number, areas: readonly string[]): Member[] =>
  Array.from({ length: count }, (_, number) => ({
    id: `person-${number}`,
    account: `${district}-person-${number}`,
    name: `人员${number}`,
    roles: ['grid_officer'],
    areas: [areas[number % areas.length]!],
    department: null,
  }));

const packets = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / importAtOnce) }, (_, at) =>
    rows.slice(at * importAtOnce, (at + 1) * importAtOnce),
  );
