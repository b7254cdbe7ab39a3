// Suspending a district, resuming it, or taking back that it leaves.
import { createSignal, Show } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { common } from '../../i18n/common.ts';
import { operatorText } from '../../i18n/operator.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/States.tsx';

const targets = { suspend: 'suspended', resume: 'active', stay: 'suspended' } as const;

/** What a press on a row's button asks for; nothing where there is no way back. */
export const changeOf = ({ state }: DistrictView): keyof typeof targets | undefined =>
  (({ active: 'suspend', suspended: 'resume', leaving: 'stay', erasing: undefined }) as const)[state];

/** Says what it means before it is done: a whole district stands still. */
export function ChangeState(props: { district: DistrictView; onClose: () => void }) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const change = () => changeOf(props.district) ?? 'resume';
  const make = async () => {
    setBusy(true);
    setFailure(undefined);
    const { id, version } = props.district;
    try {
      await call('PATCH /v1/districts/{district}', {
        params: { district: id },
        body: { state: targets[change()] },
        ifMatch: version,
      });
      props.onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const title = () => operatorText(`ask.${change()}`, { name: labelOf(props.district.name) });
  return (
    <Dialog
      open
      title={title()}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Button
            tone={change() === 'suspend' ? 'danger' : 'primary'}
            busy={busy()}
            onClick={() => void make()}
          >
            {operatorText(`change.${change()}`)}
          </Button>
        </>
      }
    >
      <p>{operatorText(`means.${change()}`)}</p>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
    </Dialog>
  );
}
