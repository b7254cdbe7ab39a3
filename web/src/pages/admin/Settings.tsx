// What the district is called, where it lies, its time zone.
import { settings } from '#shared/contracts/settings.ts';
import { adminText } from '../../i18n/admin.ts';
import { ObjectPart } from './ObjectPart.tsx';

export default function Settings() {
  return <ObjectPart part="settings" title={adminText('page.settings')} schema={settings} />;
}
