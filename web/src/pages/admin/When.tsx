// From when a version is to be in force: from now, or from an instant in the district's time zone.
import { createSignal, Show } from 'solid-js';
import { type PartName, partRow } from '#shared/contracts/configuration.ts';
import { instantOfWall } from '#shared/domain/time-zone.ts';
import { useDistrict } from '../../data/district.tsx';
import { adminText } from '../../i18n/admin.ts';
import { Select, TextField } from '../../ui/Field.tsx';

export interface When {
  readonly later: () => boolean;
  readonly setLater: (later: boolean) => void;
  /** As the wall clock shows it: `2026-11-27T00:00`. */
  readonly wall: () => string;
  readonly setWall: (wall: string) => void;
  /** UTC ISO; undefined for now, or while nothing is chosen. */
  readonly from: () => string | undefined;
  /** A later instant was asked for and is not chosen. */
  readonly missing: () => boolean;
  readonly reset: () => void;
}

export function createWhen(): When {
  const { timeZone } = useDistrict().membership().district;
  const [later, setLater] = createSignal(false);
  const [wall, setWall] = createSignal('');
  return {
    later,
    setLater,
    wall,
    setWall,
    from: () => (later() && wall() ? instantOfWall(timeZone, wall()) : undefined),
    missing: () => later() && !wall(),
    reset() {
      setLater(false);
      setWall('');
    },
  };
}

/** Nothing for a part that is only published from now. */
export function WhenChoice(props: { part: PartName; when: When }) {
  const district = useDistrict();
  return (
    <Show when={!('atOnce' in partRow[props.part])}>
      <Select
        required
        label={adminText('when')}
        options={[
          { value: 'now', label: adminText('when.now') },
          { value: 'later', label: adminText('when.later') },
        ]}
        value={props.when.later() ? 'later' : 'now'}
        onChange={(value) => props.when.setLater(value === 'later')}
      />
      <Show when={props.when.later()}>
        <TextField
          required
          type="datetime-local"
          label={adminText('when.from', { zone: district.membership().district.timeZone })}
          value={props.when.wall()}
          {...(props.when.missing() && { error: adminText('when.missing') })}
          onChange={props.when.setWall}
        />
      </Show>
    </Show>
  );
}
