// The form of a new district: what it is called and where it lies, what it begins with, and who configures it first.
import * as z from 'zod';
import { type DistrictView, templateNames } from '#shared/contracts/districts.ts';
import { member } from '#shared/contracts/members.ts';
import { firstRole } from '#shared/contracts/permissions.ts';
import { districtId } from '#shared/contracts/primitives.ts';
import { defaultQuotas, quotas } from '#shared/contracts/quotas.ts';
import { settings } from '#shared/contracts/settings.ts';
import { call } from '../../api/client.ts';
import { SchemaForm } from '../../forms/SchemaForm.tsx';
import { operatorText } from '../../i18n/operator.ts';

const form = z.strictObject({
  id: districtId,
  template: z.enum(templateNames),
  settings,
  administrator: member.pick({ account: true, name: true }),
  quotas,
});
/** What the form asks for. */
export type NewDistrictInput = z.infer<typeof form>;

const begin = {
  template: templateNames[0],
  settings: { timeZone: 'Asia/Shanghai' },
  quotas: defaultQuotas,
} as unknown as NewDistrictInput;

export default function NewDistrict(props: { onCreated: (district: DistrictView) => void }) {
  const create = async ({
    id,
    template,
    settings: own,
    administrator,
    quotas: allowed,
  }: NewDistrictInput) => {
    const first = {
      ...administrator,
      id: 'admin',
      roles: [firstRole],
      areas: [],
      department: null,
    };
    const body = { template, settings: own, members: [first], quotas: allowed };
    props.onCreated(await call('PUT /v1/districts/{district}', { params: { district: id }, body }));
  };
  return (
    <SchemaForm
      schema={form}
      words="district"
      value={begin}
      submit={operatorText('create.submit')}
      onSubmit={create}
    />
  );
}
