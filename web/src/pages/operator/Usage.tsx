// How large a district is and what it used, month by month.
import { useQuery } from '@tanstack/solid-query';
import { For, Match, Show, Switch } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { operatorText } from '../../i18n/operator.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState, Skeleton } from '../../ui/States.tsx';
import styles from './Operator.module.css';

export function Usage(props: { district: DistrictView; onClose: () => void }) {
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
                <dt>{operatorText('members')}</dt>
                <dd>{formatNumber(data().now.members)}</dd>
                <dt>{operatorText('open-cases')}</dt>
                <dd>{formatNumber(data().now.openCases)}</dd>
              </dl>
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
