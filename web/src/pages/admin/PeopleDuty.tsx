// Who of the people is on duty: a word beside them in the list, and a switch above the one who is open.
import { Show } from 'solid-js';
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../data/district.tsx';
import { useDutyOf, useDutyOfOne, useSetDuty } from '../../data/duty.ts';
import { entryText } from '../../i18n/entry.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DutySwitch } from '../entry/DutySwitch.tsx';
import type { BesideRecords } from './register/Register.tsx';

export function usePeopleDuty(): BesideRecords {
  const district = useDistrict();
  return {
    inList(ids) {
      const since = useDutyOf(district.id, ids);
      return (id) => (
        <Show when={since(id)}>
          <Badge tone="green">{entryText('duty.is-on')}</Badge>
        </Show>
      );
    },
    above: (id) => <OfOne id={id} />,
  };
}

function OfOne(props: { id: string }) {
  const district = useDistrict();
  const duty = useDutyOfOne(district.id, () => props.id);
  const setDuty = useSetDuty(district.id);
  return (
    <Show when={holds('member:write', district.member()) && duty()}>
      {(known) => (
        <DutySwitch onDutySince={known().onDutySince} onChange={(onDuty) => setDuty(props.id, onDuty)} />
      )}
    </Show>
  );
}
