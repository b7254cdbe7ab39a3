// Who is bound to areas: police officers, sanitation, gardeners, with or without an account.
import type { Binding } from '#shared/contracts/bindings.ts';
import { registers } from '#shared/contracts/registers.ts';
import { holds } from '#shared/domain/access.ts';
import { useDistrict } from '../../data/district.tsx';
import { adminText } from '../../i18n/admin.ts';
import { registerText } from '../../i18n/registers.ts';
import { Empty } from '../../ui/States.tsx';
import { Import } from './register/Import.tsx';
import { Register, type RegisterSpec } from './register/Register.tsx';
import { Transfer } from './register/Transfer.tsx';

function useBindings(): RegisterSpec<Binding> {
  const district = useDistrict();
  const nameOf = ({ what, name, member, department }: Binding) =>
    [what, name ?? member ?? (department && district.departmentName(department))].filter(Boolean).join(' · ');
  return {
    register: registers.binding,
    nameOf,
    detailOf: ({ id, area, phone }) => [district.areaName(area), phone, id].filter(Boolean).join(' · '),
    removalOf: (value) => registerText('binding.removal', { name: nameOf(value) }),
    check: ({ member, department, name }) =>
      member === null && department === null && name === null
        ? [{ pointer: '/name', rule: 'binding-of', detail: 'needs a member, a department or a name' }]
        : [],
  };
}

export default function Bindings() {
  const district = useDistrict();
  const bindings = useBindings();
  return (
    <Register
      {...bindings}
      title={adminText('page.bindings')}
      tools={
        <Transfer
          spec={bindings}
          title={adminText('page.bindings')}
          importHref={`/${district.id()}/admin/bindings/import`}
        />
      }
    />
  );
}

export function BindingsImport() {
  const district = useDistrict();
  const bindings = useBindings();
  return holds(bindings.register.write, district.member()) ? (
    <Import spec={bindings} title={adminText('page.bindings')} back={`/${district.id()}/admin/bindings`} />
  ) : (
    <Empty whole title={adminText('none')} text={adminText('none-text')} />
  );
}
