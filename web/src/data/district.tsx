// The open district: who I am in it and its configuration, with lookups of names by id.
import { useQuery } from '@tanstack/solid-query';
import { createContext, createMemo, type JSX, useContext } from 'solid-js';
import type { Area } from '#shared/contracts/areas.ts';
import type { OutlineRow } from '#shared/contracts/catalogue.ts';
import type { Configuration, FormerRow, PartVersion } from '#shared/contracts/configuration.ts';
import type { Department } from '#shared/contracts/departments.ts';
import type { Membership } from '#shared/contracts/districts.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import { holds } from '#shared/domain/access.ts';
import { categoriesOf } from '#shared/domain/catalogue.ts';
import { rolesOf } from '#shared/domain/roles.ts';
import { call } from '../api/client.ts';
import { roleText } from '../i18n/roles.ts';
import { locale } from '../i18n/text.ts';
import { createShapes } from './shapes.ts';

/** A label of the district in the language chosen. */
export const labelOf = (label: Label): string => (locale() === 'en' ? label.en : label.zh);

/** How often an open console asks which versions are in force. */
const manifestMs = 5 * 60_000;

/** What of a version of a part a page shows; of the catalogue no more than reporting and listing cases need. */
const pathOf = {
  areas: 'areas',
  shapes: 'shapes',
  departments: 'departments',
  catalogue: 'catalogue/outline',
  roles: 'roles',
} as const;
type ConsolePart = keyof typeof pathOf;
interface Shown extends Pick<Configuration, Exclude<ConsolePart, 'catalogue'>> {
  readonly catalogue: OutlineRow[];
}

/** The version in force of a part; one that was loaded once is never asked for again. */
function usePart<P extends ConsolePart>(id: () => string, part: P, wanted = () => true) {
  const manifest = useQuery(() => ({
    queryKey: ['district', id(), 'configuration'],
    queryFn: ({ signal }) =>
      call('GET /v1/districts/{district}/configuration', { params: { district: id() }, signal }),
    staleTime: manifestMs,
    refetchInterval: manifestMs,
  }));
  const version = () => manifest.data?.parts[part];
  const query = useQuery<object, Error, PartVersion & { value: object; former?: FormerRow[] }>(() => ({
    queryKey: ['district', id(), 'configuration', pathOf[part], version()],
    queryFn: ({ signal }): Promise<object> => {
      const asked = { params: { district: id() }, query: { version: version() }, signal };
      return call(`GET /v1/districts/{district}/configuration/${pathOf[part] as 'areas'}`, asked);
    },
    enabled: version() !== undefined && wanted(),
    staleTime: Number.POSITIVE_INFINITY,
    // A new version takes the place of the old one only when it is there.
    placeholderData: (before: object | undefined) => before,
  }));
  return {
    value: () => query.data?.value as Shown[P] | undefined,
    /** What it had once: cases still name it. */
    former: () => query.data?.former,
  };
}

function createDistrict(membership: () => Membership) {
  const id = () => membership().district.id;
  const [areaPart, shapesPart, departmentPart, cataloguePart] = [
    usePart(id, 'areas'),
    usePart(id, 'shapes'),
    usePart(id, 'departments'),
    usePart(id, 'catalogue'),
  ];
  /** Whoever keeps people or roles, or looks at their changes: nobody else is told of others' roles. */
  const namesRoles = () =>
    (['member:read', 'roles:write', 'audit:read'] as const).some((each) => holds(each, membership().member));
  const rolePart = usePart(id, 'roles', namesRoles);
  const roles = createMemo(() => rolesOf(rolePart.value() ?? []));
  const formerRoles = createMemo(() => byId<Named>(rolePart.former()));
  const roleName = (key: string) => roleText(key, roles().get(key)?.name ?? formerRoles().get(key)?.name);
  const areas = createMemo(() => byId<Area>(areaPart.value()));
  const departments = createMemo(() => byId<Department>(departmentPart.value()));
  const categories = createMemo(() => categoriesOf(cataloguePart.value() ?? []));
  /** What was removed keeps its name for the cases that it is on. */
  const nameIn = (part: {
    value: () => readonly Named[] | undefined;
    former: () => readonly Named[] | undefined;
  }) => {
    const names = createMemo(() => byId<Named>([...(part.former() ?? []), ...(part.value() ?? [])]));
    return (key: string) => {
      const found = names().get(key);
      return found ? labelOf(found.name) : key;
    };
  };
  const [areaName, departmentName, categoryName] = [
    nameIn(areaPart),
    nameIn(departmentPart),
    nameIn(cataloguePart),
  ];
  const shapes = createShapes(
    () => shapesPart.value()?.folder,
    () => areaPart.value() ?? [],
  );
  return {
    id,
    membership,
    member: () => membership().member,
    /** Whether all that ids may name is there. */
    isLoaded: () =>
      [areaPart, departmentPart, cataloguePart, ...(namesRoles() ? [rolePart] : [])].every(
        (part) => part.value() !== undefined,
      ),
    /** In the district's own order; empty until they are loaded. */
    areaList: () => areaPart.value() ?? [],
    areas,
    shapes,
    departments,
    /** What cases are reported under; those that are disabled are among them. */
    categories,
    /** Built-in ones, and the district's own for those who keep people or roles. */
    roles,
    /** Every row of the tree, branches too; empty until it is loaded. */
    catalogue: () => cataloguePart.value() ?? [],
    areaName,
    departmentName,
    categoryName,
    roleName,
    nameOf: (to: 'area' | 'category' | 'department' | 'role', id: string) =>
      ({ area: areaName, category: categoryName, department: departmentName, role: roleName })[to](id),
    /** From the street down to the grid, in words; empty when outside every grid. */
    pathName: (path: readonly string[]) => path.map(areaName).join(' / '),
  };
}

interface Named {
  readonly id: string;
  readonly name: Label;
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

/** The people of a department, of whom a handler can be named. */
export function useDepartmentMembers(district: () => string, department: () => string | undefined) {
  return useQuery(() => ({
    queryKey: ['district', district(), 'department-members', department()],
    queryFn: ({ signal }) =>
      call('GET /v1/districts/{district}/departments/{department}/members', {
        params: { district: district(), department: department() ?? '' },
        signal,
      }),
    enabled: department() !== undefined,
    staleTime: 60_000,
  }));
}
