// How large a district is and what it used, month by month.
import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, Match, Show, Switch } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import { type Quotas, quotas } from '#shared/contracts/quotas.ts';
import { levelsOf } from '#shared/domain/quota-use.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { operatorText } from '../../i18n/operator.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import { toast } from '../../ui/Toast.tsx';
import { Level } from './Level.tsx';
import styles from './Operator.module.css';

export default function Usage(props: { district: DistrictView; onChanged: () => void; onClose: () => void }) {
  const [changing, setChanging] = createSignal(false);
  const change = async (next: Quotas) => {
    const { id, version } = props.district;
    await call('PATCH /v1/districts/{district}', {
      params: { district: id },
      body: { quotas: next },
      ifMatch: version,
    });
    toast({ text: operatorText('quotas.saved', { name: labelOf(props.district.name) }) });
    props.onChanged();
    props.onClose();
  };
  const usage = useQuery(() => ({
    queryKey: ['operator', 'usage', 'of', props.district.id],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('GET /v1/districts/{district}/usage', { params: { district: props.district.id }, signal }),
    staleTime: 0,
  }));
  return (
    <Dialog
      open
      wide
      title={operatorText('usage.title', { name: labelOf(props.district.name) })}
      onClose={props.onClose}
    >
      <Switch>
        <Match when={usage.isError && !usage.data}>
          <ErrorState error={usage.error} onRetry={() => void usage.refetch()} />
        </Match>
        <Match when={usage.isPending}>
          <Skeleton rows={5} height={28} />
        </Match>
        <Match when={usage.data}>
          {(data) => (
            <div class={styles.usage}>
              <dl>
                <For each={levelsOf(data())}>
                  {(level) => (
                    <>
                      <dt>{operatorText(`level.${level.name}`)}</dt>
                      <dd>
                        <Level level={level} />
                      </dd>
                    </>
                  )}
                </For>
                <dt>{operatorText('since')}</dt>
                <dd>{formatDate(props.district.createdAt, 'full')}</dd>
              </dl>
              <Show
                when={changing()}
                fallback={
                  <div>
                    <Button onClick={() => setChanging(true)}>{operatorText('quotas.change')}</Button>
                  </div>
                }
              >
                <section class={styles.part}>
                  <h3>{operatorText('quotas')}</h3>
                  <p class={styles.quiet}>{operatorText('quotas.hint')}</p>
                  <SchemaForm
                    schema={quotas}
                    words="district.quotas"
                    value={data().quotas}
                    submit={operatorText('quotas.save')}
                    onSubmit={change}
                  />
                </section>
              </Show>
              <Show
                when={data().months.length > 0}
                fallback={<p class={styles.quiet}>{operatorText('usage.none')}</p>}
              >
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{operatorText('month')}</th>
                      <th scope="col">{operatorText('requests')}</th>
                      <th scope="col">{operatorText('read-units')}</th>
                      <th scope="col">{operatorText('write-units')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={data().months}>
                      {(month) => (
                        <tr>
                          <th scope="row">{month.month}</th>
                          <td>{formatNumber(month.requests)}</td>
                          <td>{formatNumber(Math.round(month.readUnits))}</td>
                          <td>{formatNumber(Math.round(month.writeUnits))}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </Show>
              <p class={styles.quiet}>{operatorText('usage.hint')}</p>
            </div>
          )}
        </Match>
      </Switch>
    </Dialog>
  );
}
