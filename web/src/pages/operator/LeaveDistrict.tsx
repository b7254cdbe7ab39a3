// Beginning to off-board a district: what comes of it is said first.
import { createSignal, Show } from 'solid-js';
import type { DistrictView } from '#shared/contracts/districts.ts';
import type { OffboardingView } from '#shared/contracts/offboarding.ts';
import { call } from '../../api/client.ts';
import { labelOf } from '../../data/district.tsx';
import { common } from '../../i18n/common.ts';
import { leavingText } from '../../i18n/leaving.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorState } from '../../ui/States.tsx';

export function LeaveDistrict(props: {
  district: DistrictView;
  onClose: () => void;
  onBegun: (offboarding: OffboardingView) => void;
}) {
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  const begin = async () => {
    setBusy(true);
    setFailure(undefined);
    const { id, version } = props.district;
    try {
      props.onBegun(
        await call('PUT /v1/districts/{district}/offboarding', {
          params: { district: id },
          ifMatch: version,
        }),
      );
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      title={leavingText('begin.title', { name: labelOf(props.district.name) })}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{common('cancel')}</Button>
          <Button tone="primary" busy={busy()} onClick={() => void begin()}>
            {leavingText('begin')}
          </Button>
        </>
      }
    >
      <p>{leavingText('begin.means')}</p>
      <Show when={failure()}>{(error) => <ErrorState compact error={error()} />}</Show>
    </Dialog>
  );
}
