// How long each stage may take. How long handling may take, the catalogue says for each category.
import { stageLimits } from '#shared/contracts/limits.ts';
import { adminText } from '../../i18n/admin.ts';
import { ObjectPart } from './ObjectPart.tsx';

export default function Limits() {
  return <ObjectPart part="limits" title={adminText('page.limits')} schema={stageLimits} />;
}
