// The columns of the operator's list: what each says of a district, and how it is sorted by it.
import { type JSX, Show } from 'solid-js';
import type { DistrictEntry } from '#shared/contracts/districts.ts';
import type { MonthUsage } from '#shared/contracts/usage.ts';
import { type LevelName, levelsOf } from '#shared/domain/quota-use.ts';
import { labelOf } from '../../data/district.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { operatorText } from '../../i18n/operator.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import type { Column } from '../../ui/VirtualTable.tsx';
import { changeOf } from './ChangeState.tsx';
import { Level } from './Level.tsx';
import styles from './Operator.module.css';

interface Presses {
  readonly onUsage: (district: DistrictEntry) => void;
  readonly onChange: (district: DistrictEntry) => void;
  readonly onLeave: (district: DistrictEntry) => void;
}
type UsageOf = (district: DistrictEntry) => MonthUsage | undefined;

const levelOf = (district: DistrictEntry, name: LevelName) =>
  levelsOf(district).find((level) => level.name === name)!;

/** What a column is sorted by; numbers begin with the largest. */
export const sortKeys: Readonly<
  Record<string, (district: DistrictEntry, usage: MonthUsage | undefined) => string | number>
> = {
  name: ({ id, name }) => `${labelOf(name)} ${id}`,
  members: (district) => levelOf(district, 'members').share,
  cases: (district) => levelOf(district, 'openCases').share,
  storage: (district) => levelOf(district, 'storageGigabytes').share,
  requests: (_, usage) => usage?.requests ?? 0,
  state: ({ state }) => operatorText(`state.${state}`),
};

export const columnsFor = (usageOf: UsageOf, presses: Presses): readonly Column<DistrictEntry>[] => [
  {
    id: 'name',
    title: operatorText('district'),
    width: 'minmax(0, 1fr)',
    cell: ({ id, name, adcode }) => (
      <div class={styles.lines}>
        <span>{labelOf(name)}</span>
        <span class={styles.quiet}>
          {id} · {adcode}
        </span>
      </div>
    ),
  },
  level('members', operatorText('members'), 'members'),
  level('cases', operatorText('open-cases'), 'openCases'),
  level('storage', operatorText('storage'), 'storageGigabytes'),
  {
    id: 'requests',
    title: operatorText('requests.month'),
    width: '124px',
    cell: (district) => (
      <div class={styles.lines}>
        <span>{formatNumber(usageOf(district)?.requests ?? 0)}</span>
        <span class={styles.quiet}>
          {operatorText('units', {
            read: formatNumber(Math.round(usageOf(district)?.readUnits ?? 0)),
            write: formatNumber(Math.round(usageOf(district)?.writeUnits ?? 0)),
          })}
        </span>
      </div>
    ),
  },
  {
    id: 'state',
    title: operatorText('state'),
    width: '72px',
    cell: ({ state }) => (
      <Badge tone={state === 'active' ? 'green' : 'amber'}>{operatorText(`state.${state}`)}</Badge>
    ),
  },
  {
    id: 'change',
    title: operatorText('change'),
    width: '200px',
    cell: (district) => <Buttons district={district} {...presses} />,
  },
];

const level = (id: string, title: string, name: LevelName): Column<DistrictEntry> => ({
  id,
  title,
  width: '112px',
  cell: (district): JSX.Element => <Level level={levelOf(district, name)} />,
});

function Buttons(props: { district: DistrictEntry } & Presses) {
  return (
    <div class={styles.last}>
      <Button size="small" onClick={() => props.onUsage(props.district)}>
        {operatorText('usage')}
      </Button>
      <Show when={changeOf(props.district)}>
        {(change) => (
          <Button size="small" onClick={() => props.onChange(props.district)}>
            {operatorText(`change.${change()}`)}
          </Button>
        )}
      </Show>
      <Show when={props.district.state === 'suspended'}>
        <Button size="small" onClick={() => props.onLeave(props.district)}>
          {operatorText('leave')}
        </Button>
      </Show>
    </div>
  );
}
