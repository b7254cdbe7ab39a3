// Who of the people is on duty: a word beside them in the list, and a switch above the one who is open.
import { Show } from 'solid-js';
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../data/district.tsx';
import { useDutyOf, useDutyOfOne, useOpenTasks, useSetDuty } from '../../data/duty.ts';
import { entryText } from '../../i18n/entry.ts';
import { registerText } from '../../i18n/registers.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DutySwitch } from '../entry/DutySwitch.tsx';
import { LoginState } from './PeopleLogin.tsx';
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
    leaving: (id, gone) => <OpenTasks id={id} gone={gone} />,
    above: (id) => (
      <>
        <LoginState id={id} />
        <OfOne id={id} />
      </>
    ),
  };
}

/** What they leave behind in their department. */
function OpenTasks(props: { id: string; gone: boolean }) {
  const district = useDistrict();
  const open = useOpenTasks(district.id, () => props.id);
  return (
    <Show when={open()}>
      {(known) => (
        <p role="status">
          {known().open > 0
            ? registerText(props.gone ? 'member.tasks-returning' : 'member.tasks-open', { n: known().open })
            : registerText(props.gone ? 'member.tasks-returned' : 'member.tasks-none')}
        </p>
      )}
    </Show>
  );
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
