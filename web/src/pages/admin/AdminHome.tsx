// Configuration without a page: leads to the first one.
import { Navigate } from '@solidjs/router';
import { useDistrict } from '../../data/district.tsx';
import { menuOf } from './menu.ts';

export default function AdminHome() {
  const district = useDistrict();
  const first = () => menuOf(district.membership())[0]?.pages[0];
  return <Navigate href={`/${district.id()}/admin/${first() ?? ''}`} />;
}
