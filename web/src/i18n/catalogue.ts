// Texts of the catalogue's page.
import { dictionary, texts } from './text.ts';

export const catalogueText = texts(
  dictionary({
    'import.file': [
      '选择 .xlsx 或 CSV 文件，列名与导出的表格相同',
      'Choose an .xlsx or CSV file with the columns of an export',
    ],
    'import.plan': [
      '将新增 {created}，修改 {changed}，删除 {removed}',
      '{created} to add, {changed} to change, {removed} to remove',
    ],
    'import.replace': ['表格里没有的类别一并删除', 'Remove categories that are not in the sheet'],
    'import.fault': ['第 {line} 行 {column}：{text}', 'Row {line}, {column}: {text}'],
    'import.more': ['还有 {n} 处', '{n} more'],
    'import.take': ['放进草稿', 'Put into the draft'],
    'import.take-sound': ['跳过有问题的行，其余放进草稿', 'Skip the faulty rows, take the rest'],
    'sheet.unread': ['看不懂“{value}”', '“{value}” could not be read.'],
    'sheet.differs': ['与第 {line} 行写的不同', 'Says something else than row {line}.'],
    'parent.top': ['顶层', 'At the top'],
    disabled: ['已停用', 'Disabled'],
    conditions: ['{n} 条立案条件', '{n} filing conditions'],
    below: ['分类，下级 {n}', 'Branch, {n} below'],
    moved: ['已移动{name}', 'Moved {name}'],
    'moved-not': ['{name}不能移到那里', '{name} cannot stand there'],
    copy: ['复制', 'Copy'],
    'remove.title': ['删除“{name}”等 {n} 项？', 'Remove “{name}”?|Remove “{name}” and others, {n} in all?'],
    'remove.below': ['其下的 {n} 项一并删除。', '{n} below it goes too.|{n} below it go too.'],
    'remove.new': [
      '还没有发布过，没有案件和规则用到它。',
      'It was never published: no case and no rule knows it.',
    ],
    'remove.rules': [
      '以下派遣规则还在用它，这样发布会被拒绝。请先改这些规则：',
      'These routing rules still name it, and publishing would be refused. Change them first:',
    ],
    'remove.used': [
      '有案件在用它，最近的是 {number}。它们照旧显示这个名称、按上报时的规定办完；新的上报不能再选它。只想不再接受上报，可以停用。',
      'Cases use it, the newest is {number}. They keep its name and go on as they were reported; nothing new can be reported under it. To stop new reports alone, disable it.',
    ],
    'remove.perhaps-used': [
      '最近的案件里没有用到它的；更早的如有，照旧显示这个名称、按上报时的规定办完。',
      'None of the newest cases uses it. Older ones that do keep its name and go on as they were reported.',
    ],
    'remove.unused': ['没有案件用过它。', 'No case ever used it.'],
    'remove.disable': ['改为停用', 'Disable instead'],
    'new.branch': ['新增分类', 'New branch'],
    'new.category': ['新增类别', 'New category'],
    'many.limit': ['改处置时限', 'Change the limit'],
    'many.disable': ['停用', 'Disable'],
    'many.enable': ['启用', 'Enable'],
    'many.department': ['改主办部门', 'Change the department'],
    'many.apply': ['用于这 {n} 类', 'Apply to these {n}'],
    'many.choose': ['选一个部门，马上改好', 'Choose one; it applies at once'],
  }),
);
