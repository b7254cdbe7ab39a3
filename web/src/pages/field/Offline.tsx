// What a page says that was opened without a network: nothing to show, and what can be done all the same.
import WifiOff from 'lucide-solid/icons/wifi-off';
import { fieldText } from '../../i18n/field.ts';
import { Empty } from '../../ui/States.tsx';

export const Offline = () => (
  <Empty icon={WifiOff} title={fieldText('offline.title')} text={fieldText('offline.text')} />
);
