// Above every page of configuration: which of the district's quotas are nearly used up, before something is refused.
import { useQuery } from '@tanstack/solid-query';
import { For, Show } from 'solid-js';
import { type Level, nearlyFull } from '#shared/domain/quota-use.ts';
import { call } from '../../api/client.ts';
import { adminText } from '../../i18n/admin.ts';
import { formatNumber } from '../../i18n/format.ts';
import { sizeText } from '../../i18n/leaving.ts';
import styles from './Admin.module.css';

const minute = 60_000;

export function QuotaNotice(props: { district: string }) {
  const use = useQuery(() => ({
    queryKey: ['district', props.district, 'quotas'],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      call('GET /v1/districts/{district}/quotas', { params: { district: props.district }, signal }),
    staleTime: minute,
  }));
  const near = () => (use.data ? nearlyFull(use.data) : []);
  return (
    <Show when={near().length > 0}>
      <div class={styles.quotas} role="status">
        <For each={near()}>{(level) => <p>{sentence(level)}</p>}</For>
      </div>
    </Show>
  );
}

function sentence({ name, used, most }: Level): string {
  const say = name === 'storageGigabytes' ? sizeText : formatNumber;
  return adminText(`quota.${used >= most ? 'full' : 'near'}`, {
    what: adminText(`quota.${name}`),
    used: say(used),
    most: say(most),
  });
}
