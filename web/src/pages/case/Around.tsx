// Who is around a case: bound to the areas that hold it, and whose turn it is there by the duty rosters.
import { useQuery } from '@tanstack/solid-query';
import Phone from 'lucide-solid/icons/phone';
import { For, type JSX, Show } from 'solid-js';
import type { CaseAround } from '#shared/contracts/bindings.ts';
import type { CaseView } from '#shared/contracts/cases.ts';
import { call } from '../../api/client.ts';
import { useDistrict } from '../../data/district.tsx';
import { caseText } from '../../i18n/case.ts';
import { formatDate } from '../../i18n/format.ts';
import { Badge } from '../../ui/Badge.tsx';
import styles from './Around.module.css';

/** On and off duty changes by the hour, not by the second. */
const staleMs = 60_000;

/** @param props.heading drawn above, when there is somebody */
export function Around(props: { view: CaseView; heading: JSX.Element; class?: string | undefined }) {
  const district = useDistrict();
  const around = useQuery(() => ({
    queryKey: ['district', district.id(), 'around', props.view.id, props.view.place.areaPath.join('/')],
    queryFn: ({ signal }): Promise<CaseAround> =>
      call('GET /v1/districts/{district}/cases/{caseId}/around', {
        params: { district: district.id(), caseId: props.view.id },
        signal,
      }),
    staleTime: staleMs,
  }));
  const anybody = () => {
    const { bound, turns } = around.data ?? { bound: [], turns: [] };
    return bound.length + turns.length > 0 && { bound, turns };
  };
  return (
    <Show when={anybody()}>
      {(found) => (
        <section class={props.class}>
          {props.heading}
          <ul class={styles.people}>
            <For each={found().bound}>
              {(person) => (
                <li>
                  <span class={styles.what}>{person.what}</span>
                  <span>
                    {[person.name, person.department && district.departmentName(person.department)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <span class={styles.area}>{district.areaName(person.area)}</span>
                  <Show when={person.member}>
                    <Badge tone={person.onDutySince ? 'green' : 'grey'}>
                      {caseText(person.onDutySince ? 'around.on' : 'around.off')}
                    </Badge>
                  </Show>
                  <Show when={person.phone}>
                    {(phone) => (
                      <a class={styles.phone} href={`tel:${phone().replace(/[^\d+]/g, '')}`}>
                        <Phone size={14} aria-hidden="true" />
                        {phone()}
                      </a>
                    )}
                  </Show>
                </li>
              )}
            </For>
            <For each={found().turns}>
              {(turn) => (
                <li>
                  <span class={styles.what}>{caseText('around.turn')}</span>
                  <span>
                    {[turn.name, turn.department && district.departmentName(turn.department)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <span class={styles.area}>
                    {[
                      turn.area && district.areaName(turn.area),
                      caseText('around.until', { at: formatDate(turn.until) }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </Show>
  );
}
