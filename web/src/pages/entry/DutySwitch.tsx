// On duty or off: whose it is and how it is said to the service, the caller says.
import { createSignal } from 'solid-js';
import { explain } from '../../api/problem.ts';
import { entryText } from '../../i18n/entry.ts';
import { formatDate } from '../../i18n/format.ts';
import { Segmented } from '../../ui/Field.tsx';

const states = ['on', 'off'] as const;

export function DutySwitch(props: {
  onDutySince: string | undefined;
  /** @throws ApiProblem; it stays as it was then */
  onChange: (onDuty: boolean) => Promise<void>;
}) {
  const [failure, setFailure] = createSignal<unknown>();
  const [wanted, setWanted] = createSignal<boolean>();
  const isOn = () => wanted() ?? props.onDutySince !== undefined;
  const change = async (state: (typeof states)[number]) => {
    setFailure();
    setWanted(state === 'on');
    try {
      await props.onChange(state === 'on');
    } catch (error) {
      setFailure(error);
    } finally {
      setWanted();
    }
  };
  return (
    <Segmented
      label={
        props.onDutySince
          ? entryText('duty.since', { when: formatDate(props.onDutySince) })
          : entryText('duty')
      }
      options={states.map((value) => ({ value, label: entryText(`duty.${value}`) }))}
      value={isOn() ? 'on' : 'off'}
      onChange={(state) => void change(state)}
      {...(failure() !== undefined && { error: explain(failure()).text })}
    />
  );
}
