// One quota of a district as a bar with its figures.
import { isNearlyFull, type Level as QuotaLevel } from '#shared/domain/quota-use.ts';
import { formatNumber } from '../../i18n/format.ts';
import { sizeText } from '../../i18n/leaving.ts';
import { QuotaBar } from '../../ui/QuotaBar.tsx';

export function Level(props: { level: QuotaLevel }) {
  const say = (amount: number) =>
    props.level.name === 'storageGigabytes' ? sizeText(amount) : formatNumber(amount);
  return (
    <QuotaBar
      used={say(props.level.used)}
      most={say(props.level.most)}
      share={props.level.share}
      nearly={isNearlyFull(props.level)}
    />
  );
}
