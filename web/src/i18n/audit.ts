// Texts of the audit list.
import type { PartName } from '#shared/contracts/configuration.ts';
import type { registers } from '#shared/contracts/registers.ts';
import { dictionary, type Text, texts } from './text.ts';

const nounTexts = dictionary({
  'part.settings': ['基本信息', 'Basics'],
  'part.catalogue': ['事项目录', 'Catalogue'],
  'part.limits': ['环节时限', 'Stage limits'],
  'part.calendar': ['工作日历', 'Calendar'],
  'part.tiers': ['区域层级', 'Tiers of areas'],
  'part.areas': ['区域', 'Areas'],
  'part.shapes': ['区域边界', 'Shapes'],
  'part.departments': ['部门', 'Departments'],
  'part.routing': ['派遣规则', 'Routing rules'],
  'part.roles': ['角色', 'Roles'],
  'part.roster': ['值班表', 'Duty roster'],
  'register.member': ['人员', 'Person'],
  'register.binding': ['网格力量', 'Bound to an area'],
} satisfies Record<`part.${PartName}` | `register.${keyof typeof registers}`, Text>);

export const auditText = texts({
  ...nounTexts,
  ...dictionary({
    search: ['按人、内容或说明查找', 'Find by who, what or why'],
    'search.who': ['只看谁做的', 'Made by whom'],
    'search.from': ['从', 'From'],
    'search.to': ['到', 'To'],
    'export.busy': ['已读 {n} 条变更', '{n} change read|{n} changes read'],
    'column.at': ['时间', 'When'],
    'column.who': ['谁', 'Who'],
    'column.who-id': ['编号', 'Their id'],
    'column.what': ['变更', 'Change'],
    'column.version': ['版本', 'Version'],
    'column.note': ['说明', 'Note'],
    'column.row': ['项', 'Item'],
    'column.field': ['字段', 'Field'],
    'column.before': ['之前', 'Before'],
    'column.after': ['之后', 'After'],
    list: ['全部变更', 'All changes'],
    what: ['变更', 'Change'],
    change: ['变更内容', 'What changed'],
    choose: ['从列表选一项变更', 'Choose a change from the list'],
    none: ['没有符合的变更', 'Nothing matches'],
    'none-text': ['换一个词，或清空查找', 'Try another word, or clear the search'],
    part: ['{part}，第 {version} 版', '{part}, version {version}'],
    'part.cancelled': ['取消{part}第 {version} 版', '{part}, version {version} cancelled'],
    'part.scheduled': ['{part}，第 {version} 版（定时生效）', '{part}, version {version}, scheduled'],
    'record.created': ['新增{what}“{name}”', '{what} “{name}” added'],
    'record.changed': ['修改{what}“{name}”', '{what} “{name}” changed'],
    'record.removed': ['移除{what}“{name}”', '{what} “{name}” removed'],
    'row.added': ['新增“{name}”', '“{name}” added'],
    'row.changed': ['修改“{name}”', '“{name}” changed'],
    'row.removed': ['删除“{name}”', '“{name}” removed'],
    'row.more': ['还有 {n} 项', '{n} more'],
    reordered: ['只调整了顺序', 'Only the order was changed'],
  }),
});
