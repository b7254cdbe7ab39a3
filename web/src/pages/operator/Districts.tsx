// The districts of the service: what they used this month, bringing a new one on, suspending one.
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import { createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { DistrictEntry, DistrictView } from '#shared/contracts/districts.ts';
import { nearlyFull } from '#shared/domain/quota-use.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { operatorText } from '../../i18n/operator.ts';
import { locale } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/Field.tsx';
import { loadPinyin, matches } from '../../ui/matches.ts';
import { Empty, ErrorState, Skeleton } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { type Sorting, VirtualTable } from '../../ui/VirtualTable.tsx';
import { TopBar } from '../entry/TopBar.tsx';
import { ChangeState } from './ChangeState.tsx';
import { columnsFor, sortKeys } from './columns.tsx';
import { LeaveDistrict } from './LeaveDistrict.tsx';
import { lastMonths } from './months.ts';
import { Offboarding } from './Offboarding.tsx';
import { Offboardings } from './Offboardings.tsx';
import styles from './Operator.module.css';
import { UsageDownload } from './UsageDownload.tsx';

const Usage = lazy(() => import('./Usage.tsx'));
const NewDistrict = lazy(() => import('./NewDistrict.tsx'));

const compare = (a: string | number, b: string | number) =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), locale());

export function Districts() {
  loadPinyin();
  const client = useQueryClient();
  const districts = useQuery(() => ({
    queryKey: ['operator', 'districts'],
    queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /v1/districts', { signal }),
  }));
  const [creating, setCreating] = createSignal(false);
  const [changing, setChanging] = createSignal<DistrictEntry>();
  const [leaving, setLeaving] = createSignal<DistrictEntry>();
  const month = () => lastMonths(new Date(), 1)[0] ?? '';
  const [watching, setWatching] = createSignal<string>();
  const [looking, setLooking] = createSignal<DistrictEntry>();
  const usage = useQuery(() => ({
    queryKey: ['operator', 'usage', month()],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('GET /v1/usage', { query: { month: month() }, signal }),
  }));
  const used = createMemo(() => new Map((usage.data?.items ?? []).map((each) => [each.district, each])));
  const usageOf = ({ id }: DistrictEntry) => used().get(id);
  const columns = columnsFor(usageOf, { onUsage: setLooking, onChange: setChanging, onLeave: setLeaving });
  const refresh = () => {
    for (const about of ['districts', 'offboardings'])
      void client.invalidateQueries({ queryKey: ['operator', about] });
  };
  const items = () => districts.data?.items ?? [];
  const [typed, setTyped] = createSignal('');
  const [onlyNear, setOnlyNear] = createSignal(false);
  const [sorting, setSorting] = createSignal<Sorting>({ by: 'name', descending: false });
  const near = createMemo(() => items().filter((district) => nearlyFull(district).length > 0));
  const shown = createMemo(() => {
    const { by, descending } = sorting();
    const keyOf = (district: DistrictEntry) => sortKeys[by]?.(district, usageOf(district)) ?? '';
    return (onlyNear() && near().length > 0 ? near() : items())
      .filter(({ id, name, adcode }) =>
        matches({ value: id, label: `${name.zh} ${name.en}`, detail: adcode }, typed()),
      )
      .toSorted((a, b) => compare(keyOf(a), keyOf(b)) * (descending ? -1 : 1));
  });
  const sortBy = (by: string) =>
    setSorting((before) => ({
      by,
      // Of figures the largest are of interest.
      descending: before.by === by ? !before.descending : !['name', 'state'].includes(by),
    }));
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
          <TextField
            bare
            required
            type="search"
            label={operatorText('search')}
            placeholder={operatorText('search')}
            value={typed()}
            onChange={setTyped}
          />
          <span class={styles.grow} />
          <UsageDownload districts={items()} />
          <Button icon={Plus} tone="primary" onClick={() => setCreating(true)}>
            {operatorText('create')}
          </Button>
        </header>
        <Show when={near().length > 0}>
          <p class={styles.near} role="status">
            {operatorText('near', { n: near().length })}{' '}
            <Button size="small" aria-pressed={onlyNear()} onClick={() => setOnlyNear(!onlyNear())}>
              {operatorText(onlyNear() ? 'near.all' : 'near.only')}
            </Button>
          </p>
        </Show>
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
                items={shown()}
                rowHeight={52}
                current={-1}
                sorting={sorting()}
                sortable={Object.keys(sortKeys)}
                onSort={sortBy}
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
          {(district) => (
            <Usage district={district()} onChanged={refresh} onClose={() => setLooking(undefined)} />
          )}
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
