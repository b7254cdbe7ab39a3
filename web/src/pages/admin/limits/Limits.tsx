// How long each stage may take, for every case and for a severity.
import { stageLimits } from '#shared/contracts/limits.ts';
import { adminText } from '../../../i18n/admin.ts';
import { ObjectPart } from '../ObjectPart.tsx';
import { Automatic } from './Automatic.tsx';
import { Example } from './Example.tsx';
import { StageTable } from './StageTable.tsx';

export default function Limits() {
  return (
    <ObjectPart
      part="limits"
      title={adminText('page.limits')}
      schema={stageLimits}
      beside={(value) => <Example value={value} />}
      below
      controls={{ stages: StageTable, automatic: Automatic }}
    />
  );
}
