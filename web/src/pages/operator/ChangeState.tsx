// Suspending a district, or resuming it.
import { createSignal, Show } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import type { DistrictState } from '#shared/contracts/vocabulary.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { common } from '../../i18n/common.ts';
import { operatorText } from '../../i18n/operator.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/States.tsx';

/** What a press on a row's button asks for. */
export const otherState = (state: DistrictState): DistrictState =>
  state === 'active' ? 'suspended' : 'active';

/** Says what it means before it is done: a whole district stands still. */
export function ChangeState(props: { district: DistrictView; onClose: () => void }) {
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
