// The districts of the service: what they used this month, bringing a new one on, suspending one.
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { operatorText } from '../../i18n/operator.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty, ErrorState, Skeleton } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx';
import { TopBar } from '../entry/TopBar.tsx';
import { ChangeState, changeOf } from './ChangeState.tsx';
import { LeaveDistrict } from './LeaveDistrict.tsx';
import { Offboarding } from './Offboarding.tsx';
import { Offboardings } from './Offboardings.tsx';
import styles from './Operator.module.css';
import { Usage } from './Usage.tsx';

const NewDistrict = lazy(() => import('./NewDistrict.tsx'));

interface Presses {
  readonly onUsage: (district: DistrictView) => void;
  readonly onChange: (district: DistrictView) => void;
  readonly onLeave: (district: DistrictView) => void;
}

const columnsFor = (
  requests: () => ReadonlyMap<string, number>,
  { onUsage, onChange, onLeave }: Presses,
): readonly Column<DistrictView>[] => [
  {
    id: 'name',
    title: operatorText('district'),
    width: 'minmax(0, 1fr)',
    cell: ({ id, name }) => (
      <>
        {labelOf(name)} <span class={styles.quiet}>{id}</span>
      </>
    ),
  },
  { id: 'adcode', title: operatorText('adcode'), width: '120px', cell: ({ adcode }) => adcode },
  {
    id: 'since',
    title: operatorText('since'),
    width: '180px',
    cell: ({ createdAt }) => formatDate(createdAt, 'full'),
  },
  {
    id: 'requests',
    title: operatorText('requests'),
    width: '120px',
    cell: ({ id }) => formatNumber(requests().get(id) ?? 0),
  },
  {
    id: 'state',
    title: operatorText('state'),
    width: '88px',
    cell: ({ state }) => (
      <Badge tone={state === 'active' ? 'green' : 'amber'}>{operatorText(`state.${state}`)}</Badge>
    ),
  },
  {
    id: 'change',
    title: operatorText('change'),
    width: '240px',
    cell: (district) => (
      <div class={styles.last}>
        <Button size="small" onClick={() => onUsage(district)}>
          {operatorText('usage')}
        </Button>
        <Show when={changeOf(district)}>
          {(change) => (
            <Button size="small" onClick={() => onChange(district)}>
              {operatorText(`change.${change()}`)}
            </Button>
          )}
        </Show>
        <Show when={district.state === 'suspended'}>
          <Button size="small" onClick={() => onLeave(district)}>
            {operatorText('leave')}
          </Button>
        </Show>
      </div>
    ),
  },
];

/** Months of use are UTC's. */
const thisMonth = () => new Date().toISOString().slice(0, 7);

export function Districts() {
  const client = useQueryClient();
  const districts = useQuery(() => ({
    queryKey: ['operator', 'districts'],
    queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /v1/districts', { signal }),
  }));
  const [creating, setCreating] = createSignal(false);
  const [changing, setChanging] = createSignal<DistrictView>();
  const [leaving, setLeaving] = createSignal<DistrictView>();
  const [watching, setWatching] = createSignal<string>();
  const [looking, setLooking] = createSignal<DistrictView>();
  const usage = useQuery(() => ({
    queryKey: ['operator', 'usage', thisMonth()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('GET /v1/usage', { query: { month: thisMonth() }, signal }),
  }));
  const requests = createMemo(
    () => new Map((usage.data?.items ?? []).map(({ district, requests: count }) => [district, count])),
  );
  const columns = columnsFor(requests, { onUsage: setLooking, onChange: setChanging, onLeave: setLeaving });
  const refresh = () => {
    for (const about of ['districts', 'offboardings'])
      void client.invalidateQueries({ queryKey: ['operator', about] });
  };
  const items = () => districts.data?.items ?? [];
  const created = ({ name }: DistrictView) => {
    setCreating(false);
    toast({ text: operatorText('created', { name: labelOf(name) }) });
    refresh();
  };
  return (
    <div class={styles.operator}>
      <TopBar />
      <main id="main" class={styles.main}>
        <header class={styles.head}>
          <h1>{operatorText('title')}</h1>
          <Button icon={Plus} tone="primary" onClick={() => setCreating(true)}>
            {operatorText('create')}
          </Button>
        </header>
        <Switch>
          <Match when={districts.isError && !districts.data}>
            <ErrorState error={districts.error} onRetry={() => void districts.refetch()} />
          </Match>
          <Match when={districts.isPending}>
            <Skeleton rows={6} height={40} />
          </Match>
          <Match when={items().length === 0}>
            <Empty title={operatorText('none')} text={operatorText('none-text')} />
          </Match>
          <Match when={true}>
            <div class={styles.list}>
              <VirtualTable
                label={operatorText('title')}
                columns={columns}
                items={items()}
                rowHeight={44}
                current={-1}
              />
            </div>
          </Match>
        </Switch>
        <Offboardings onOpen={setWatching} onMoved={refresh} />
      </main>
      <Suspense>
        <Show when={creating()}>
          <Dialog open wide title={operatorText('create')} onClose={() => setCreating(false)}>
            <NewDistrict onCreated={created} />
          </Dialog>
        </Show>
        <Show when={looking()}>
          {(district) => <Usage district={district()} onClose={() => setLooking(undefined)} />}
        </Show>
        <Show when={leaving()}>
          {(district) => (
            <LeaveDistrict
              district={district()}
              onClose={() => setLeaving(undefined)}
              onBegun={({ id }) => {
                setLeaving(undefined);
                setWatching(id);
                refresh();
              }}
            />
          )}
        </Show>
        <Show when={watching()}>
          {(id) => (
            <Offboarding
              id={id()}
              onMoved={refresh}
              onClose={() => {
                setWatching(undefined);
                refresh();
              }}
            />
          )}
        </Show>
        <Show when={changing()}>
          {(district) => (
            <ChangeState
              district={district()}
              onClose={() => {
                setChanging(undefined);
                refresh();
              }}
            />
          )}
        </Show>
      </Suspense>
    </div>
  );
}
