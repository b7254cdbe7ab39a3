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
