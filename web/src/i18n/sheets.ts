// Texts of importing and exporting spreadsheets.
import type { SheetFault } from '../sheets/table.ts';
import { dictionary, type Text, texts } from './text.ts';

const faultTexts = dictionary({
  'fault.too-large': ['文件超过 10 MB，请分成几个文件', 'The file is over 10 MB. Split it.'],
  'fault.unpacks-too-large': [
    '文件解压后过大，可能是压缩炸弹，没有打开',
    'Unpacked, the file would be far too large; it was not opened.',
  ],
  'fault.too-many-rows': ['超过 50,000 行，请分成几个文件', 'More than 50,000 rows. Split the file.'],
  'fault.old-excel': [
    '这是旧版 Excel 文件（.xls），请另存为 .xlsx 或 CSV',
    'An old Excel file (.xls). Save it as .xlsx or CSV.',
  ],
  'fault.broken': ['文件不完整或已损坏，无法读取', 'The file is incomplete or damaged.'],
  'fault.encoding': [
    '看不出文字编码，请另存为 UTF-8 编码的 CSV 或 .xlsx',
    'The text is in no encoding we know. Save it as CSV in UTF-8 or as .xlsx.',
  ],
  'fault.empty': ['文件里没有内容', 'There is nothing in the file.'],
} satisfies Record<`fault.${SheetFault}`, Text>);

export const sheetText = texts({
  ...faultTexts,
  ...dictionary({
    import: ['导入', 'Import'],
    'import.title': ['导入{what}', 'Import: {what}'],
    'import.back': ['返回{what}', 'Back: {what}'],
    'import.lead': [
      '选择 .xlsx 或 CSV 文件。先逐行检查，看过结果再决定是否导入；已有的编号按表格修改，表格里没有的人不受影响。',
      'Choose an .xlsx or CSV file. Every row is checked first; you decide once you have seen the result. Ids that exist are changed as the sheet says; whoever is not in it stays as they are.',
    ],
    'import.choose': ['选择文件', 'Choose a file'],
    'import.another': ['换一个文件', 'Choose another file'],
    'import.template': ['下载模板（{format}）', 'Template ({format})'],
    'import.columns': ['可用的列', 'Columns'],
    'import.needed': ['必填', 'needed'],
    'import.ignored': ['没有用到的列：{columns}', 'Columns that were not used: {columns}'],
    'phase.reading': ['正在读取 {name}', 'Reading {name}'],
    'phase.trying': ['正在检查，已检查 {done} / {total} 行', 'Checking: {done} of {total} rows'],
    'phase.sending': ['正在导入，已完成 {done} / {total} 行', 'Importing: {done} of {total} rows'],
    'found.good': ['{n} 行可以导入', '{n} row can be imported|{n} rows can be imported'],
    'found.plan': [
      '将新增 {created}，修改 {changed}，{unchanged} 没有变化',
      '{created} to add, {changed} to change, {unchanged} the same',
    ],
    'found.bad': ['{n} 行有问题', '{n} row has faults|{n} rows have faults'],
    'found.none': ['没有一行可以导入', 'No row can be imported'],
    'found.all-or-nothing': [
      '改好文件后重新选择；什么都还没有导入。',
      'Mend the file and choose it again; nothing has been imported.',
    ],
    'send.all': ['导入全部 {n} 行', 'Import the row|Import all {n} rows'],
    'send.rest': ['跳过有问题的，导入其余 {n} 行', 'Skip the faults and import the other {n}'],
    'send.on': ['继续导入', 'Go on'],
    'send.stopped': [
      '导入在第 {done} 行后停下了，之前的都已保存。继续时已保存的会跳过。',
      'Stopped after {done} rows, which are kept. Going on passes over them.',
    ],
    'done.title': ['导入完成', 'Imported'],
    'done.text': [
      '新增 {created}，修改 {changed}，{unchanged} 没有变化，用时 {seconds} 秒',
      '{created} added, {changed} changed, {unchanged} the same, in {seconds} s',
    ],
    'done.skipped': ['跳过 {n} 行', '{n} row skipped|{n} rows skipped'],
    faults: ['问题', 'Faults'],
    'faults.line': ['行', 'Row'],
    'faults.column': ['列', 'Column'],
    'faults.text': ['问题', 'Fault'],
    'faults.download': ['下载问题清单', 'Download the list'],
    'wrong.no-column': ['没有“{column}”这一列', 'There is no column “{column}”.'],
    'wrong.twice-column': ['“{column}”这一列出现了两次', 'The column “{column}” is there twice.'],
    'wrong.choice': ['“{value}”不在可选范围内', '“{value}” is none of the choices.'],
    'wrong.unknown': ['没有“{value}”', 'There is no “{value}”.'],
    'wrong.ambiguous': ['有几个都叫“{value}”，请写编号', 'Several are called “{value}”; write the id.'],
    'wrong.formula': ['公式没有算出结果：{value}', 'The formula came to {value}.'],
    'wrong.number': ['“{value}”不是数字', '“{value}” is no number.'],
    'wrong.boolean': ['请写“是”或“否”', 'Write yes or no.'],
    'hint.choices': ['{choices}；多个用顿号隔开', '{choices}; several with commas between'],
    'hint.choice': ['{choices}', '{choices}'],
    'hint.reference': ['编号、代码或名称', 'Id, code or name'],
    'hint.references': [
      '编号、代码或名称，多个用顿号隔开',
      'Ids, codes or names; several with commas between',
    ],
    'hint.boolean': ['是 或 否', 'yes or no'],
    'hint.number': ['数字', 'A number'],
    notes: ['填写说明', 'How to fill it in'],
    'notes.values': ['可填内容', 'What may stand there'],
    export: ['导出 {format}', 'Export {format}'],
    'export.busy': ['已取 {n} 行', '{n} row read|{n} rows read'],
  }),
});
