// A first selection from the national catalogue GB/T 47678.5-2026 (managed components and matters), ready to be a
// district's own. Codes and Chinese names are the standard's; English names, departments, photo duty and limits
// are ours or an example's. It claims no conformity with the standard.
import type { Category } from '#shared/contracts/catalogue.ts';
import type { Label } from '#shared/contracts/primitives.ts';
import type { FilingRow } from './filing-row.ts';
import { yunchengComponents } from './yuncheng-components.ts';
import { yunchengMatters } from './yuncheng-matters.ts';

const standardRef = 'GBT47678.5-2026';

/** The kinds of departments that categories name by default; a district's department takes such an id. */
export const departmentKinds = [
  'urban-enforcement',
  'housing-construction',
  'sanitation',
  'landscaping',
  'traffic-police',
  'market-supervision',
  'water',
  'power',
] as const;
export type DepartmentKind = (typeof departmentKinds)[number];

/** 大类: the first two digits of a type code. */
const majors: Readonly<Record<string, Label>> = {
  '01': { zh: '市政公用设施类', en: 'Municipal public utilities' },
  '02': { zh: '交通设施类', en: 'Traffic facilities' },
  '03': { zh: '市容环卫设施类', en: 'City appearance and sanitation facilities' },
  '04': { zh: '园林绿化设施类', en: 'Landscaping facilities' },
  '05': { zh: '其他管理部件类', en: 'Other managed components' },
  '06': { zh: '市容环境类', en: 'City appearance and environment' },
  '07': { zh: '宣传广告类', en: 'Publicity and advertising' },
  '08': { zh: '施工管理类', en: 'Construction management' },
  '09': { zh: '街面秩序类', en: 'Street order' },
  '10': { zh: '其他事项类', en: 'Other matters' },
};

/** The limit of a class for which the example city has none. */
const unlisted: FilingRow['limit'] = { value: 1, unit: 'work_day' };

/** Filing rows of a category in the example set of Yuncheng; none where that city has no limit for it. */
export const filingRowsOf = (code: string): readonly FilingRow[] =>
  yunchengComponents[code] ?? yunchengMatters[code] ?? [];

const category = (
  kind: Category['kind'],
  code: string,
  name: Label,
  defaultDepartment: DepartmentKind,
  afterPhotoRequired: boolean,
): Category => ({
  id: code,
  standardRef,
  kind,
  group: majors[code.slice(0, 2)]!,
  name,
  handle: filingRowsOf(code)[0]?.limit ?? unlisted,
  afterPhotoRequired,
  defaultDepartment,
});

/** A damaged component is itself a matter: the component's code, its name and “异常”. */
const component = (code: string, zh: string, en: string, department: DepartmentKind) =>
  category('component', code, { zh: `${zh}异常`, en: `${en}: abnormal` }, department, true);

/** For what a photo of the result cannot show: noise, fumes, a licence. */
const withoutPhoto = { afterPhotoRequired: false };

const matter = (
  code: string,
  zh: string,
  en: string,
  department: DepartmentKind,
  { afterPhotoRequired } = { afterPhotoRequired: true },
) => category('matter', code, { zh, en }, department, afterPhotoRequired);

/** 79 of the 250 matters, majors 01–10. `handle` is the limit of the first filing row. */
export const gbt47678Selection: readonly Category[] = [
  component('01001', '供水井盖', 'Water-supply manhole cover', 'water'),
  component('01002', '污水井盖', 'Sewage manhole cover', 'water'),
  component('01003', '雨水井盖', 'Stormwater manhole cover', 'water'),
  component('01004', '雨水箅子', 'Storm drain grate', 'water'),
  component('01006', '路灯井盖', 'Street-light manhole cover', 'housing-construction'),
  component('01010', '热力井盖', 'District-heating manhole cover', 'housing-construction'),
  component('01011', '燃气井盖', 'Gas manhole cover', 'housing-construction'),
  component('01023', '不明井盖', 'Unidentified manhole cover', 'urban-enforcement'),
  component('01028', '电力设施', 'Electric power facility', 'power'),
  component('01030', '电力立杆', 'Power pole', 'power'),
  component('01037', '路灯', 'Street light', 'housing-construction'),
  component('01046', '户外健身设施', 'Outdoor fitness equipment', 'housing-construction'),
  component('01054', '充电桩', 'EV charging pile', 'power'),
  component('02004', '公交站设施', 'Bus stop facility', 'housing-construction'),
  component('02010', '交通标志牌及标线', 'Traffic signs and markings', 'traffic-police'),
  component('02014', '交通信号灯', 'Traffic light', 'traffic-police'),
  component('02017', '交通护栏', 'Traffic guardrail', 'traffic-police'),
  component('02021', '便道桩', 'Sidewalk bollard', 'housing-construction'),
  component('03001', '公共厕所', 'Public toilet', 'sanitation'),
  component('03005', '垃圾箱', 'Litter bin', 'sanitation'),
  component('03006', '户外广告', 'Outdoor advertisement', 'urban-enforcement'),
  component('04001', '古树名木', 'Ancient and famous tree', 'landscaping'),
  component('04002', '行道树', 'Street tree', 'landscaping'),
  component('04007', '街头座椅', 'Street bench', 'landscaping'),
  component('04008', '绿地护栏', 'Green-space guardrail', 'landscaping'),
  component('05003', '车辆加油（气、电）站', 'Fuel, gas or charging station', 'market-supervision'),

  matter('06001', '私搭乱建', 'Unauthorised construction', 'urban-enforcement'),
  matter('06004', '建筑物外立面污损', 'Stained or damaged building facade', 'urban-enforcement'),
  matter('06007', '沿街晾挂', 'Drying and hanging along street', 'urban-enforcement'),
  matter('06008', '擅自架设管线、杆线设施', 'Unauthorised pipelines and pole lines', 'urban-enforcement'),
  matter('06010', '暴露垃圾', 'Exposed garbage', 'sanitation'),
  matter('06011', '积存垃圾渣土', 'Accumulated garbage or spoil', 'sanitation'),
  matter('06012', '道路不洁', 'Dirty road', 'sanitation'),
  matter('06013', '道路破损', 'Damaged road surface', 'housing-construction'),
  matter('06014', '道路遗撒（洒）', 'Spillage on road', 'sanitation'),
  matter('06017', '绿地脏乱', 'Littered green space', 'landscaping'),
  matter('06018', '绿化弃料', 'Landscaping waste', 'landscaping'),
  matter('06020', '焚烧垃圾、树叶', 'Burning garbage or leaves', 'urban-enforcement'),
  matter('06021', '病虫害', 'Plant pests and diseases', 'landscaping'),
  matter('06022', '非法伐树', 'Illegal tree felling', 'landscaping', withoutPhoto),
  matter('06025', '水域不洁', 'Dirty water area', 'water'),
  matter('06026', '河道污染', 'River pollution', 'water'),
  matter('06027', '油烟污染', 'Cooking-fume pollution', 'urban-enforcement', withoutPhoto),
  matter('06028', '噪声扰民', 'Noise nuisance', 'urban-enforcement', withoutPhoto),
  matter('06029', '露天烧烤', 'Open-air barbecue', 'urban-enforcement'),
  matter('06030', '乱倒乱排污水、废水', 'Illegal discharge of sewage or wastewater', 'water'),
  matter('06035', '废弃家具设备', 'Abandoned furniture or equipment', 'sanitation'),
  matter('06036', '乱堆杂物', 'Piled-up clutter', 'urban-enforcement'),
  matter('06037', '动物尸体', 'Animal carcass', 'sanitation'),
  matter('06040', '私设地锁、阻车桩', 'Private parking locks and bollards', 'traffic-police'),
  matter('06042', '垃圾站（箱）满溢', 'Overflowing garbage station or bin', 'sanitation'),
  matter('06045', '非法占绿毁绿', 'Occupying or destroying green space', 'landscaping'),
  matter('06050', '路缘石缺损', 'Missing or damaged kerbstone', 'housing-construction'),
  matter('06051', '盲道缺损', 'Damaged tactile paving', 'housing-construction'),
  matter('07001', '非法小广告', 'Illegal small ads', 'urban-enforcement'),
  matter('07003', '违规户外广告', 'Non-compliant outdoor advertisement', 'urban-enforcement'),
  matter('07006', '违规牌匾标识', 'Non-compliant shop sign', 'urban-enforcement'),
  matter('07007', '违规标语宣传品', 'Non-compliant slogans and banners', 'urban-enforcement'),
  matter('07008', '公益性宣传品缺损', 'Missing or damaged public-interest publicity', 'urban-enforcement'),
  matter('08001', '施工扰民', 'Construction nuisance', 'housing-construction', withoutPhoto),
  matter('08002', '施工占道', 'Road occupied by construction', 'housing-construction'),
  matter('08003', '无证掘路', 'Unlicensed road excavation', 'housing-construction'),
  matter('08004', '工地扬尘', 'Site dust', 'housing-construction'),
  matter('08005', '施工废弃料', 'Construction waste', 'housing-construction'),
  matter('08007', '施工工地围挡问题', 'Site hoarding problem', 'housing-construction'),
  matter(
    '08011',
    '渣土运输车辆未安装密闭装置',
    'Spoil truck without sealed cover',
    'urban-enforcement',
    withoutPhoto,
  ),
  matter('08012', '施工工地车轮夹带', 'Mud carried out on wheels', 'urban-enforcement'),
  matter('09001', '无照经营游商', 'Unlicensed itinerant vendor', 'urban-enforcement'),
  matter('09005', '店外经营', 'Trading outside the shop', 'urban-enforcement'),
  matter('09006', '占道经营', 'Trading on the road', 'urban-enforcement'),
  matter('09009', '机动车乱停放', 'Illegal motor-vehicle parking', 'traffic-police'),
  matter('09010', '非机动车乱停放', 'Disorderly non-motor vehicle parking', 'urban-enforcement'),
  matter('09011', '共享单车乱象', 'Shared-bike disorder', 'urban-enforcement'),
  matter('09012', '占用消防通道', 'Blocked fire lane', 'traffic-police'),
  matter('09015', '无证餐饮', 'Unlicensed catering', 'market-supervision', withoutPhoto),
  matter('09020', '农贸市场秩序问题', "Farmers' market disorder", 'market-supervision'),
  matter('09021', '占道洗车', 'Car washing on road', 'urban-enforcement'),
  matter('10001', '道路积雪、结冰', 'Snow or ice on road', 'sanitation'),
  matter('10002', '架空线缆脱落', 'Fallen overhead cable', 'power'),
];
