// Texts of trying a draft of configuration on the last cases.
import { dictionary, texts } from './text.ts';

export const dryRunText = texts(
  dictionary({
    open: ['试算', 'Try on recent cases'],
    title: ['用最近的案件试算', 'Try on recent cases'],
    cases: ['最近多少件', 'How many cases'],
    'no-cases': ['还没有可以试算的案件', 'There are no cases yet to try it on.'],
    same: ['最近 {n} 件都和现在一样', 'Of the last {n} cases nothing would be otherwise.'],
    counts: [
      '最近 {n} 件里，{routed} 件派遣会不同，{timed} 件时限会不同',
      'Of the last {n} cases, {routed} would be routed and {timed} timed otherwise.',
    ],
    comma: ['、', ', '],
    'no-rule': ['无规则', 'no rule'],
    nobody: ['（无部门）', '(nobody)'],
    routed: ['{rule}：{who}', '{rule}: {who}'],
    severity: ['（紧急程度：{severity}）', '(severity: {severity})'],
    'itself.file': ['（自动立案）', '(files by itself)'],
    'itself.dispatch': ['（自动派遣）', '(dispatches by itself)'],
    change: ['{live} → {draft}', '{live} → {draft}'],
    due: ['{limit}，{when}', '{limit}, {when}'],
    'due.automatic': [
      '{limit}，{when}，{at} 无人办理则自动办理',
      '{limit}, {when}; by itself at {at} unless somebody is quicker',
    ],
    none: ['不计时', 'no limit'],
    'why.limit': ['时限不同', 'another limit'],
    'why.calendar': ['作息不同', 'another calendar'],
    'why.warning': ['预警比例不同', 'another share before the warning'],
    'why.automatic': ['自动办理不同', 'another step by itself'],
    'why.department': ['部门作息不同', 'the hours of another department'],
    'why.category': ['只有一边有这个类别', 'only one side knows the category'],
    more: ['更多', 'More'],
  }),
);
