// Words of forms that are made from the contracts' schemas: one text per field of each schema, checked to be complete,
// and what is wrong with a value.
import type { Area } from '#shared/contracts/areas.ts';
import type { Binding } from '#shared/contracts/bindings.ts';
import type { Calendar } from '#shared/contracts/calendar.ts';
import type {
  CatalogueBranch,
  Category,
  EvidenceNeed,
  FilingCondition,
  Question,
  StandardCode,
} from '#shared/contracts/catalogue.ts';
import type { PartName, PartValue } from '#shared/contracts/configuration.ts';
import type { Department } from '#shared/contracts/departments.ts';
import type { StageLimits } from '#shared/contracts/limits.ts';
import type { Member } from '#shared/contracts/members.ts';
import type { Quotas } from '#shared/contracts/quotas.ts';
import type { OwnRole } from '#shared/contracts/roles.ts';
import type { DutyRoster, Shift } from '#shared/contracts/roster.ts';
import type { RoutingRule } from '#shared/contracts/routing.ts';
import type { Settings } from '#shared/contracts/settings.ts';
import type { Tier } from '#shared/contracts/tiers.ts';
import type { CategoryRow } from '../pages/admin/catalogue/sheet.ts';
import type { NewDistrictInput } from '../pages/operator/NewDistrict.tsx';
import { dictionary, type Text, texts } from './text.ts';
import { word } from './words.ts';

type Fields<Area extends string, T> = Record<`${Area}.${keyof T & string}`, Text>;

const fieldTexts = dictionary({
  'district.id': ['编号', 'Id'],
  'district.template': ['起始模板', 'Begins with'],
  'district.settings': ['基本信息', 'Basics'],
  'district.administrator': ['首位管理员', 'First administrator'],
  'district.quotas': ['配额', 'Quotas'],
  'district.quotas.members': ['人员', 'People'],
  'district.quotas.openCases': ['在办案件', 'Open cases'],
  'district.quotas.storageGigabytes': ['照片存储（GB）', 'Storage of photos (GB)'],
  'district.quotas.requestsPerMinute': ['每分钟请求', 'Requests per minute'],
  'district.settings.name': ['名称', 'Name'],
  'district.settings.adcode': ['行政区划代码', 'Division code'],
  'district.settings.timeZone': ['时区', 'Time zone'],
  'district.settings.centre': ['中心位置', 'Centre'],
  'district.administrator.account': ['登录账号', 'Account'],
  'district.administrator.name': ['姓名', 'Name'],
  'settings.name': ['名称', 'Name'],
  'settings.adcode': ['行政区划代码', 'Division code'],
  'settings.timeZone': ['时区', 'Time zone'],
  'settings.centre': ['中心位置', 'Centre'],
  'limits.stages': ['各环节时限', 'Limits of the stages'],
  'limits.warnShare': ['预警比例', 'Share before a warning'],
  'limits.automatic': ['自动办理', 'Done automatically'],
  'calendar.weekly': ['每周工作时间', 'Weekly hours'],
  'calendar.holidays': ['节假日', 'Holidays'],
  'calendar.workdays': ['调休上班', 'Make-up workdays'],
  'calendar.workDayMinutes': ['一个工作日的分钟数', 'Minutes of a work day'],
  'calendar.departments': ['部门作息', 'Hours of departments'],
  'branch.id': ['编号', 'Id'],
  'branch.parent': ['上级分类', 'Below'],
  'branch.kind': ['类型', 'Kind'],
  'branch.name': ['名称', 'Name'],
  'category.id': ['编号', 'Id'],
  'category.parent': ['上级分类', 'Below'],
  'category.kind': ['类型', 'Kind'],
  'category.name': ['名称', 'Name'],
  'category.standard': ['标准', 'Standard'],
  'category.code': ['标准中的代码', 'Code in the standard'],
  'category.mapped': ['其他标准中的代码', 'Codes in other standards'],
  'category.mapped.standard': ['标准', 'Standard'],
  'category.mapped.code': ['代码', 'Code'],
  'category.severity': ['默认紧急程度', 'Usual severity'],
  'category.conditions': ['立案条件、处置时限、结案条件', 'Filing condition, limit, closing condition'],
  'category.conditions.id': ['编号', 'Id'],
  'category.conditions.when': ['立案条件', 'Filing condition'],
  'category.conditions.limit': ['处置时限', 'Limit for handling'],
  'category.conditions.closing': ['结案条件', 'Closing condition'],
  'category.lead': ['默认主办部门', 'Usual lead department'],
  'category.assist': ['默认协办部门', 'Usual assisting departments'],
  'category.evidence': ['需要的照片', 'Photos needed'],
  'category.evidence.report': ['上报时', 'At the report'],
  'category.evidence.report.kind': ['照片类型', 'Kind of photo'],
  'category.evidence.report.count': ['至少几张', 'At least'],
  'category.evidence.finish': ['办结反馈时', 'When it is finished'],
  'category.evidence.finish.kind': ['照片类型', 'Kind of photo'],
  'category.evidence.finish.count': ['至少几张', 'At least'],
  'category.questions': ['附加问题', 'Extra questions'],
  'category.questions.id': ['编号', 'Id'],
  'category.questions.label': ['问题', 'Question'],
  'category.questions.type': ['回答方式', 'Answered by'],
  'category.questions.choices': ['选项', 'Choices'],
  'category.questions.choices.id': ['编号', 'Id'],
  'category.questions.choices.label': ['选项', 'Choice'],
  'category.questions.required': ['必须回答', 'Has to be answered'],
  'category.questions.shown': ['何时询问', 'When it is asked'],
  'category.questions.shown.question': ['前面的问题编号', 'Id of an earlier question'],
  'category.questions.shown.answers': ['答案编号', 'Ids of its answers'],
  'category.closesOnTheSpot': ['现场处置的免核查结案', 'Solved on the spot closes without a check'],
  'category.sampling': ['核查抽查比例', 'Share that is checked'],
  'category.enabled': ['启用', 'In use'],
  'categoryRow.id': ['编号', 'Id'],
  'categoryRow.parent': ['上级分类', 'Below'],
  'categoryRow.kind': ['类型', 'Kind'],
  'categoryRow.nameZh': ['名称', 'Name in Chinese'],
  'categoryRow.nameEn': ['英文名称', 'Name'],
  'categoryRow.standard': ['标准', 'Standard'],
  'categoryRow.code': ['标准中的代码', 'Code in the standard'],
  'categoryRow.mapped': ['其他标准中的代码', 'Codes in other standards'],
  'categoryRow.severity': ['默认紧急程度', 'Usual severity'],
  'categoryRow.lead': ['默认主办部门', 'Usual lead department'],
  'categoryRow.assist': ['默认协办部门', 'Usual assisting departments'],
  'categoryRow.atReport': ['上报时的照片', 'Photos at the report'],
  'categoryRow.atFinish': ['办结时的照片', 'Photos at the finish'],
  'categoryRow.closesOnTheSpot': ['现场处置的免核查结案', 'Solved on the spot closes without a check'],
  'categoryRow.sampling': ['核查抽查比例', 'Share that is checked'],
  'categoryRow.enabled': ['启用', 'In use'],
  'categoryRow.condition': ['立案条件编号', 'Id of the filing condition'],
  'categoryRow.when': ['立案条件', 'Filing condition'],
  'categoryRow.limit': ['处置时限', 'Limit for handling'],
  'categoryRow.unit': ['时限单位', 'Unit of the limit'],
  'categoryRow.closing': ['结案条件', 'Closing condition'],
  'categoryRow.question': ['问题编号', 'Id of the question'],
  'categoryRow.questionZh': ['问题', 'Question in Chinese'],
  'categoryRow.questionEn': ['英文问题', 'Question'],
  'categoryRow.answeredBy': ['回答方式', 'Answered by'],
  'categoryRow.choices': ['选项', 'Choices'],
  'categoryRow.required': ['必须回答', 'Has to be answered'],
  'categoryRow.shown': ['何时询问', 'When it is asked'],
  'area.id': ['编号', 'Id'],
  'area.tier': ['层级', 'Tier'],
  'area.parent': ['上级', 'Part of'],
  'area.name': ['名称', 'Name'],
  'area.code': ['标识码', 'Code'],
  'area.dedicated': ['专属网格', 'Dedicated grid'],
  'area.from': ['启用日期', 'From'],
  'area.to': ['停用日期', 'Until'],
  'tier.id': ['编号', 'Id'],
  'tier.name': ['名称', 'Name'],
  'tier.codeDigits': ['标识码位数', 'Digits of its codes'],
  'shapes.folder': ['形状文件', 'Files of shapes'],
  'department.id': ['编号', 'Id'],
  'department.name': ['名称', 'Name'],
  'department.assignment': ['任务分配', 'Who gets a task'],
  'rule.id': ['编号', 'Id'],
  'rule.name': ['名称', 'Name'],
  'rule.when': ['条件', 'Conditions'],
  'rule.lead': ['主办部门', 'Lead department'],
  'rule.assist': ['协办部门', 'Assisting departments'],
  'rule.notify': ['知会部门', 'Notified departments'],
  'rule.severity': ['紧急程度改为', 'Sets the severity'],
  'rule.file': ['自动立案', 'File by itself'],
  'rule.dispatch': ['自动派遣', 'Dispatch by itself'],
  'rule.when.categories': ['类别', 'Categories'],
  'rule.when.areas': ['区域', 'Areas'],
  'rule.when.severities': ['紧急程度', 'Severities'],
  'rule.when.sources': ['来源', 'Sources'],
  'rule.when.words': ['描述中的词', 'Words in the description'],
  'rule.when.hours': ['派遣时段', 'Time of day'],
  'rule.when.hours.from': ['从', 'From'],
  'rule.when.hours.to': ['到', 'Until'],
  'binding.id': ['编号', 'Id'],
  'binding.area': ['区域', 'Area'],
  'binding.what': ['职责', 'What for'],
  'binding.member': ['人员编号', 'Member'],
  'binding.department': ['部门', 'Department'],
  'binding.name': ['姓名', 'Name'],
  'binding.phone': ['电话', 'Telephone'],
  'roster.id': ['编号', 'Id'],
  'roster.name': ['名称', 'Name'],
  'roster.area': ['区域', 'Area'],
  'roster.department': ['部门', 'Department'],
  'roster.shifts': ['班次', 'Shifts'],
  'roster.shifts.weekdays': ['星期', 'Weekdays'],
  'roster.shifts.date': ['日期', 'Date'],
  'roster.shifts.from': ['从', 'From'],
  'roster.shifts.to': ['到', 'Until'],
  'roster.shifts.members': ['值班人员', 'On duty'],
  'role.id': ['编号', 'Id'],
  'role.name': ['名称', 'Name'],
  'role.grants': ['权限', 'Permissions'],
  'member.id': ['编号', 'Id'],
  'member.account': ['登录账号', 'Account'],
  'member.name': ['姓名', 'Name'],
  'member.roles': ['角色', 'Roles'],
  'member.areas': ['负责区域', 'Areas'],
  'member.department': ['所属部门', 'Department'],
} satisfies Fields<'settings', Settings> &
  Fields<'shapes', PartValue<'shapes'>> &
  Fields<'district', NewDistrictInput> &
  Fields<'district.settings', Settings> &
  Fields<'district.quotas', Quotas> &
  Fields<'district.administrator', NewDistrictInput['administrator']> &
  Fields<'limits', StageLimits> &
  Fields<'calendar', Calendar> &
  Fields<'branch', CatalogueBranch> &
  Fields<'category', Category> &
  Fields<'category.mapped', StandardCode> &
  Fields<'category.conditions', FilingCondition> &
  Fields<'category.evidence', Category['evidence']> &
  Fields<'category.evidence.report', EvidenceNeed> &
  Fields<'category.evidence.finish', EvidenceNeed> &
  Fields<'category.questions', Question> &
  Fields<'category.questions.choices', Question['choices'][number]> &
  Fields<'category.questions.shown', NonNullable<Question['shown']>> &
  Fields<'categoryRow', CategoryRow> &
  Fields<'tier', Tier> &
  Fields<'area', Area> &
  Fields<'department', Department> &
  Fields<'rule', RoutingRule> &
  Fields<'rule.when', RoutingRule['when']> &
  Fields<'rule.when.hours', NonNullable<RoutingRule['when']['hours']>> &
  Fields<'binding', Binding> &
  Fields<'roster', DutyRoster> &
  Fields<'roster.shifts', Shift> &
  Fields<'role', OwnRole> &
  Fields<'member', Member>);

/** What helps to fill a field in; most need nothing. */
const hintTexts: Readonly<Partial<Record<keyof typeof fieldTexts, Text>>> = {
  'department.assignment': [
    '由经办员指定：任务留在部门队列。给在办最少的人：在办任务最少的处置人员。轮流：按编号依次派给每个人。给值班人员：值班表上的人，没有值班表时为已上岗的人，其中在办最少的；没有人在班时任务留给经办员。',
    'Named by a clerk: tasks stay in the queue of the department. Fewest open: the handler with the fewest open tasks. In turn: one after the other by their ids. On duty: whoever the roster names or, where it names nobody, whoever went on duty, of these the one with the fewest open; with nobody on duty a task stays with the clerk.',
  ],
  'settings.adcode': [
    '六位数字，GB/T 2260，案件编号以它开头',
    'Six digits of GB/T 2260; case numbers begin with it',
  ],
  'district.id': [
    '小写字母、数字和短横线，写在网址里，以后不能改',
    'Lower-case letters, digits and dashes; it stands in addresses and never changes',
  ],
  'district.administrator.account': ['登录凭证中的用户标识（sub）', 'The subject (sub) of their sign-in'],
  'settings.timeZone': ['例如 Asia/Shanghai', 'Such as Asia/Shanghai'],
  'limits.stages': [
    '某一紧急程度填了时限，就按它计；处置环节填了，则优先于类别自己的时限。案件按上报时的版本计时',
    'A limit for a severity holds instead of the one for every case; for handling it comes before the category’s own. A case is timed by the version it was reported under.',
  ],
  'limits.warnShare': [
    '用去时限的这一比例后预警，0 到 1 之间',
    'Between 0 and 1: a clock warns after this share',
  ],
  'limits.automatic': [
    '到时没人办理的，由系统办理，时间线上写明原因；超时照记。退回、撤回、重开的案件等人办理',
    'What nobody did in time the service does, and the timeline says why; late stays late. What is returned, taken back or reopened waits for a person.',
  ],
  'calendar.workDayMinutes': ['时限写“1 个工作日”时按这么多分钟计', 'What a limit of one work day gives'],
  'category.sampling': [
    '0 到 1：1 为全部核查，0.2 为抽查两成，0 为不核查',
    'Between 0 and 1: 1 checks every case, 0.2 one of five, 0 none',
  ],
  'category.enabled': [
    '停用后不再接受新的上报，已有案件照常办理',
    'Otherwise nothing new is reported; cases go on',
  ],
  'category.questions.shown': ['不填则总是询问', 'Empty: always asked'],
  'categoryRow.atReport': ['例如 现场×1、处置前×2', 'Such as Scene×1, Before×2'],
  'categoryRow.mapped': ['例如 GBT30428.2-2013 0110', 'Such as GBT30428.2-2013 0110'],
  'categoryRow.choices': [
    '每个选项：编号=中文/English，用分号隔开',
    'Each id=中文/English, with semicolons between',
  ],
  'categoryRow.shown': ['前面的问题编号=答案编号、答案编号', 'Id of an earlier question=ids of its answers'],
  'rule.when.categories': ['分类包括其下的所有类别', 'A branch means everything below it'],
  'rule.when': [
    '给出的条件须全部符合；不填条件的规则适用于所有案件',
    'All that are given must hold; none fits every case',
  ],
  'rule.file': [
    '符合的上报不经受理员审核，直接立案',
    'A report that fits is filed at once, without a reviewer',
  ],
  'rule.dispatch': [
    '立案后不经派遣员，直接派给以上部门；退回或撤回的由人办理',
    'Once filed it goes to these departments without a dispatcher; what comes back waits for a person',
  ],
  'rule.when.areas': ['包括其下级区域', 'And everything below them'],
  'rule.when.words': ['有其中一个即可，不分大小写', 'One of them is enough, in capitals or not'],
  'rule.when.hours': [
    '例如 20:00 到 06:00，可跨零点；按派遣时的时间计',
    'Such as 20:00 until 06:00, over midnight; when the case is dispatched',
  ],
  'member.id': [
    '小写字母、数字和短横线，定下后不再改',
    'Lower-case letters, digits and dashes; it never changes',
  ],
  'member.account': ['登录凭证中的用户标识（sub）', 'The subject (sub) of their sign-in'],
  'member.areas': ['不选表示全区', 'None means the whole district'],
  'binding.what': ['例如 社区民警、环卫、绿化', 'Such as police officer, sanitation, gardener'],
  'binding.member': [
    '在本系统有账号的人填编号；其他人填姓名和电话',
    'The id of a person of this district; others have a name and telephone',
  ],
  'area.from': ['这一天起才有案件落在这里', 'No case is placed here before this day'],
  'area.to': [
    '这一天以后不再有案件落在这里，已有的案件不动',
    'No case is placed here after this day; those that are here stay',
  ],
  'area.dedicated': [
    '为一个单位单独划的网格，在普通网格之内并优先于它',
    'A grid of one enterprise, school or the like; it lies within an ordinary one and goes before it',
  ],
  'tier.codeDigits': [
    '以行政区划代码开头；单元网格为 15 位（GB/T 30428.1）。不填则不检查',
    'The division code comes first; a unit grid has 15 (GB/T 30428.1). Empty: not checked',
  ],
};

export type FieldText = keyof typeof fieldTexts;
export const fieldText = texts(fieldTexts);
/** What the texts of a part's fields, or of those of its rows, begin with. */
export const partWords: Readonly<Record<PartName, string>> = {
  settings: 'settings',
  catalogue: 'category',
  limits: 'limits',
  calendar: 'calendar',
  areas: 'area',
  shapes: 'shapes',
  departments: 'department',
  routing: 'rule',
  roster: 'roster',
  roles: 'role',
  tiers: 'tier',
};

/** What the field is called that a JSON pointer below a part or one of its rows leads to, or the nearest around it. */
export function fieldTextAt(part: PartName, pointer: readonly string[]): string | undefined {
  const path = pointer.filter((step) => !/^\d+$/.test(step));
  for (let length = path.length; length > 0; length -= 1) {
    const key = [partWords[part], ...path.slice(0, length)].join('.');
    if (key in fieldTexts) return fieldText(key as FieldText);
  }
  return undefined;
}
const hint = texts(hintTexts as Record<FieldText, Text>);
export const fieldHint = (key: FieldText): string | undefined => (key in hintTexts ? hint(key) : undefined);

/** Which words of the vocabulary a field's choices are. */
const choiceWords: Readonly<
  Partial<
    Record<
      FieldText,
      | 'kind'
      | 'unit'
      | 'dedicated'
      | 'assignment'
      | 'severity'
      | 'source'
      | 'template'
      | 'evidence'
      | 'question'
    >
  >
> = {
  'category.kind': 'kind',
  'category.severity': 'severity',
  'category.evidence.report.kind': 'evidence',
  'category.evidence.finish.kind': 'evidence',
  'category.questions.type': 'question',
  'categoryRow.kind': 'kind',
  'categoryRow.severity': 'severity',
  'categoryRow.answeredBy': 'question',
  'categoryRow.unit': 'unit',
  'area.dedicated': 'dedicated',
  'department.assignment': 'assignment',
  'rule.severity': 'severity',
  'rule.when.severities': 'severity',
  'rule.when.sources': 'source',
  'district.template': 'template',
};
/** A choice of a field in words; the bare value where nobody gave it any. */
export function choiceText(field: string, value: string): string {
  const words = choiceWords[field as FieldText];
  return words ? word(`${words}.${value}` as Parameters<typeof word>[0]) : value;
}

/** A choice of a field in every language. */
export function choiceWordsOf(field: string, value: string): readonly string[] {
  const words = choiceWords[field as FieldText];
  return words ? word.inEvery(`${words}.${value}` as Parameters<typeof word>[0]) : [value];
}

export const formText = texts(
  dictionary({
    save: ['保存', 'Save'],
    add: ['添加', 'Add'],
    'row.up': ['排到前面一项', 'Put before the one above'],
    yes: ['是', 'Yes'],
    no: ['否', 'No'],
    'list.comma': ['、', ', '],
    'limit.value': ['数值', 'Amount'],
    'limit.unit': ['单位', 'Unit'],
    'label.zh': ['中文', 'Chinese'],
    'label.en': ['英文', 'English'],
    'point.lng': ['经度', 'Longitude'],
    'point.lat': ['纬度', 'Latitude'],
    'wrong.required': ['必填', 'This is needed.'],
    'wrong.long': ['最多 {n} 个字', 'At most {n} characters.'],
    'wrong.short': ['至少 {n} 个字', 'At least {n} characters.'],
    'wrong.many': ['最多 {n} 项', 'At most {n}.'],
    'wrong.few': ['至少 {n} 项', 'At least {n}.'],
    'wrong.large': ['不能大于 {n}', 'At most {n}.'],
    'wrong.small': ['不能小于 {n}', 'At least {n}.'],
    'wrong.over': ['须大于 {n}', 'More than {n}.'],
    'wrong.under': ['须小于 {n}', 'Less than {n}.'],
    'wrong.step': ['须是 {n} 的倍数', 'A multiple of {n}.'],
    'wrong.slug': ['只能用小写字母、数字和短横线', 'Lower-case letters, digits and dashes only.'],
    'wrong.other': ['不符合要求：{detail}', 'Does not fit: {detail}'],
    'wrong.summary': ['有内容需要修改', 'Something needs mending'],
  }),
);
