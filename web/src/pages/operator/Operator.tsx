// The platform operator's page: the districts of the service, and bringing a new one on.

import { useNavigate } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import { createEffect, createResource, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import type { DistrictState } from '#shared/contracts/vocabulary.ts';
import { isSignedIn } from '../../api/auth.ts';
import { call } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { labelOf } from '../../data/district.tsx';
import { common } from '../../i18n/common.ts';
import { formatDate } from '../../i18n/format.ts';
import { operatorText } from '../../i18n/operator.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Empty, ErrorState, Skeleton } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { setSurface } from '../../ui/theme.ts';
import { type Column, VirtualTable } from '../../ui/VirtualTable.tsx';
import NotFound from '../entry/NotFound.tsx';
import { TopBar } from '../entry/TopBar.tsx';
import styles from './Operator.module.css';

const NewDistrict = lazy(() => import('./NewDistrict.tsx'));

const columnsFor = (onChange: (district: DistrictView) => void): readonly Column<DistrictView>[] => [
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
    width: '96px',
    cell: (district) => (
      <div class={styles.last}>
        <Button size="small" onClick={() => onChange(district)}>
          {operatorText(`change.${otherState(district.state)}`)}
        </Button>
      </div>
    ),
  },
];

/** What a press on a row's button asks for. */
const otherState = (state: DistrictState): DistrictState => (state === 'active' ? 'suspended' : 'active');

export default function Operator() {
  setSurface('desk');
  const navigate = useNavigate();
  const [signedIn] = createResource(isSignedIn);
  createEffect(() => {
    if (!signedIn.error && signedIn() === false) navigate('/sign-in?return=%2Foperator', { replace: true });
  });
  return <Show when={signedIn()}>{<ForOperators />}</Show>;
}

function ForOperators() {
  const me = useMe();
  return (
    <Switch>
      <Match when={me.isError && !me.data}>
        <main id="main">
          <ErrorState whole error={me.error} onRetry={() => void me.refetch()} />
        </main>
      </Match>
      <Match when={me.data?.operator}>
        <Districts />
      </Match>
      <Match when={me.data}>
        <NotFound />
      </Match>
    </Switch>
  );
}

function Districts() {
  const client = useQueryClient();
  const districts = useQuery(() => ({
    queryKey: ['operator', 'districts'],
    queryFn: ({ signal }: { signal: AbortSignal }) => call('GET /v1/districts', { signal }),
  }));
  const [creating, setCreating] = createSignal(false);
  const [changing, setChanging] = createSignal<DistrictView>();
  const columns = columnsFor(setChanging);
  const refresh = () => void client.invalidateQueries({ queryKey: ['operator', 'districts'] });
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
      </main>
      <Suspense>
        <Show when={creating()}>
          <Dialog open wide title={operatorText('create')} onClose={() => setCreating(false)}>
            <NewDistrict onCreated={created} />
          </Dialog>
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

/** Says what it means before it is done: a whole district stands still. */
function ChangeState(props: { district: DistrictView; onClose: () => void }) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const to = () => otherState(props.district.state);
  const change = async () => {
    setBusy(true);
    setFailure(undefined);
    const { id, version } = props.district;
    try {
      await call('PATCH /v1/districts/{district}', {
        params: { district: id },
        body: { state: to() },
        ifMatch: version,
      });
      props.onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const title = () => operatorText(`ask.${to()}`, { name: labelOf(props.district.name) });
  return (
    <Dialog
      open
      title={title()}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Button
            tone={to() === 'suspended' ? 'danger' : 'primary'}
            busy={busy()}
            onClick={() => void change()}
          >
            {operatorText(`change.${to()}`)}
          </Button>
        </>
      }
    >
      <p>{operatorText(`means.${to()}`)}</p>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
    </Dialog>
  );
}
