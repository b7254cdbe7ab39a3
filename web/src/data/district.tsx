// The open district: who I am in it and its configuration, with lookups of names by id.
import { useQuery } from '@tanstack/solid-query';
import { createContext, createMemo, type JSX, useContext } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { Category } from '#shared/contracts/catalogue.ts';
import type { Department } from '#shared/contracts/departments.ts';
import type { Membership } from '#shared/contracts/districts.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import { call } from '../api/client.ts';
import { locale } from '../i18n/text.ts';

/** A label of the district in the language chosen. */
export const labelOf = (label: Label): string => (locale() === 'en' ? label.en : label.zh);

function createDistrict(membership: () => Membership) {
  const id = () => membership().district.id;
  const configuration = useQuery(() => ({
    queryKey: ['district', id(), 'configuration'],
    queryFn: ({ signal }) =>
      call('GET /v1/districts/{district}/configuration', { params: { district: id() }, signal }),
    staleTime: 5 * 60_000,
  }));
  const areas = createMemo(() => byId<Area>(configuration.data?.areas));
  const departments = createMemo(() => byId<Department>(configuration.data?.departments));
  const categories = createMemo(() => byId<Category>(configuration.data?.catalogue));
  const nameIn = (index: () => Map<string, { name: Label }>) => (key: string) => {
    const found = index().get(key);
    return found ? labelOf(found.name) : key;
  };
  return {
    id,
    membership,
    member: () => membership().member,
    configuration,
    areas,
    departments,
    categories,
    areaName: nameIn(areas),
    departmentName: nameIn(departments),
    categoryName: nameIn(categories),
    /** From the street down to the grid, in words; empty when outside every grid. */
    pathName: (path: readonly string[]) => path.map(nameIn(areas)).join(' / '),
  };
}

const byId = <T extends { id: string }>(items: readonly T[] | undefined) =>
  new Map((items ?? []).map((item) => [item.id, item]));

export type DistrictContext = ReturnType<typeof createDistrict>;
const Context = createContext<DistrictContext>();

export function DistrictProvider(props: { membership: Membership; children: JSX.Element }) {
  const district = createDistrict(() => props.membership);
  return <Context.Provider value={district}>{props.children}</Context.Provider>;
}

/** For pages below /:district only. */
export function useDistrict(): DistrictContext {
  const district = useContext(Context);
  if (!district) throw new Error('useDistrict is for pages of a district');
  return district;
}
