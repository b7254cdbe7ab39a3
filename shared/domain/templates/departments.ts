// The departments of a new district: the kinds that the catalogues of the templates name by default. An example; names
// and number differ from city to city.
import type { Department } from '#shared/contracts/departments.ts';

const department = <const Id extends string>(
  id: Id,
  zh: string,
  en: string,
  assignment: Department['assignment'] = 'manual',
) => ({ id, name: { zh, en }, assignment });

export const templateDepartments = [
  department('urban-enforcement', '综合行政执法局', 'Urban Management Enforcement', 'least_open'),
  department('housing-construction', '住房和城乡建设局', 'Housing and Construction'),
  department('sanitation', '环境卫生服务中心', 'Sanitation Service Centre', 'least_open'),
  department('landscaping', '园林绿化服务中心', 'Landscaping Service Centre'),
  department('traffic-police', '交警大队', 'Traffic Police'),
  department('market-supervision', '市场监督管理局', 'Market Supervision'),
  department('water', '水务局', 'Water Affairs'),
  department('power', '供电公司', 'Power Supply'),
  department('justice', '司法局', 'Justice Bureau'),
] as const;

export type DepartmentKind = (typeof templateDepartments)[number]['id'];
