// Texts of configuration: its menu, its pages, publishing.
import type { AdminGroup, AdminPage } from '../pages/admin/menu.ts';
import { dictionary, type Text, texts } from './text.ts';

const menuTexts = dictionary({
  'group.district': ['区县', 'District'],
  'group.rules': ['规则', 'Rules'],
  'page.settings': ['基本信息', 'Basics'],
  'page.areas': ['区域', 'Areas'],
  'page.people': ['人员', 'People'],
  'page.departments': ['部门', 'Departments'],
  'page.audit': ['变更记录', 'Changes'],
  'page.catalogue': ['事项目录', 'Catalogue'],
  'page.limits': ['环节时限', 'Stage limits'],
  'page.calendar': ['工作日历', 'Calendar'],
} satisfies Record<`group.${AdminGroup}` | `page.${AdminPage}`, Text>);

export const adminText = texts({
  ...menuTexts,
  ...dictionary({
    menu: ['配置', 'Configuration'],
    none: ['没有可以配置的内容', 'Nothing to configure here'],
    'none-text': [
      '您没有这一页的权限，请联系区县管理员。',
      'This page is not yours; ask a district administrator.',
    ],
    'version.published': ['第 {version} 版 · {who} · {when}', 'Version {version} · {who} · {when}'],
    'version.initial': ['尚未发布过', 'Never published'],
    note: ['说明', 'Note'],
    'note-hint': ['为什么改，写进版本记录', 'Why; it is kept with the version'],
    publish: ['发布', 'Publish'],
    'publish.done': ['已发布第 {version} 版', 'Version {version} is in force'],
    'publish.changes': ['未发布的修改：{changed}', 'Not published yet: {changed}'],
    'changes.added': ['新增 {n}', '{n} added'],
    'changes.changed': ['修改 {n}', '{n} changed'],
    'changes.removed': ['删除 {n}', '{n} removed'],
    draft: ['未发布', 'Draft'],
    'draft.kept': [
      '修改还没有发布，已留在这台设备上，回到这一页接着改',
      'Not published yet. Your changes are kept on this device; come back to this page to go on.',
    ],
    'draft.restored': [
      '您 {when} 的修改还没有发布，都在这里',
      'Your changes of {when} are not published; they are all here',
    ],
    discard: ['放弃修改', 'Discard'],
    'newer.title': [
      '{who}刚发布了第 {version} 版，您的修改还没有发布，都在这里。',
      '{who} just published version {version}. Yours is not published; it is all still here.',
    ],
    'newer.keep': ['用我的内容接着发布', 'Go on with mine'],
    'newer.take': ['放弃我的，看最新的', 'Drop mine and see theirs'],
    search: ['查找', 'Find'],
    item: ['内容', 'Details'],
    group: ['{name}（{n}）', '{name} ({n})'],
    tick: ['选中{name}', 'Select {name}'],
    'tick.column': ['选', 'Tick'],
    'tick.all': ['选中这 {n} 项', 'Select these {n}'],
    'tick.none': ['取消选中（{n}）', 'Clear ({n})'],
    'changes.order': ['顺序', 'order'],
    'refused.more': ['还有 {n} 处', '{n} more'],
    'item.new': ['新增', 'New'],
    'item.apply': ['确定', 'Apply'],
    'item.remove': ['删除', 'Remove'],
    'item.choose': ['从左边选一项，或新增一项', 'Choose one on the left, or make a new one'],
    'item.none': ['还没有内容', 'Nothing here yet'],
  }),
});
