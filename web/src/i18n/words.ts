// The closed word lists of the contracts, in words: one text per value, checked to be complete.
import type { Department } from '#shared/contracts/departments.ts';
import type { TemplateName } from '#shared/contracts/districts.ts';
import type { Role } from '#shared/contracts/permissions.ts';
import type {
  CaseState,
  CategoryKind,
  ClosingKind,
  DedicatedKind,
  EvidenceKind,
  LimitUnit,
  QuestionType,
  Severity,
  Source,
  Stage,
  TaskRole,
  TaskState,
} from '#shared/contracts/vocabulary.ts';
import { actionTexts } from './actions.ts';
import { dictionary, type Text, texts } from './text.ts';

type Words<Area extends string, Value extends string> = Record<`${Area}.${Value}`, Text>;

const wordTexts = dictionary({
  'state.reported': ['待审核', 'To review'],
  'state.filed': ['待派遣', 'To dispatch'],
  'state.dispatched': ['处置中', 'In progress'],
  'state.resolved': ['待核查', 'To verify'],
  'state.closed': ['已结案', 'Closed'],
  'state.dismissed': ['不予立案', 'Dismissed'],
  'task.assigned': ['待签收', 'To sign in'],
  'task.signed_in': ['处置中', 'In progress'],
  'task.done': ['已反馈', 'Done'],
  'task.returned': ['已回退', 'Returned'],
  'task.withdrawn': ['已撤回', 'Withdrawn'],
  'part.lead': ['主办', 'Lead'],
  'part.assist': ['协办', 'Assist'],
  'part.notify': ['知会', 'Notify'],
  'stage.review': ['审核', 'Review'],
  'stage.dispatch': ['派遣', 'Dispatch'],
  'stage.sign_in': ['签收', 'Sign-in'],
  'stage.handle': ['处置', 'Handling'],
  'stage.verify': ['核查', 'Verification'],
  'severity.normal': ['一般', 'Normal'],
  'severity.urgent': ['紧急', 'Urgent'],
  'severity.critical': ['特急', 'Critical'],
  'unit.minute': ['分钟', 'minutes'],
  'unit.urgent_hour': ['紧急工作时（昼夜）', 'hours day and night'],
  'unit.work_hour': ['工作时', 'work hours'],
  'unit.work_day': ['工作日', 'work days'],
  'unit.natural_day': ['自然日', 'calendar days'],
  'source.grid_officer': ['网格员上报', 'Grid officer'],
  'source.public': ['群众举报', 'Resident'],
  'source.hotline': ['热线转办', 'Hotline'],
  'source.leader': ['领导批示', 'Leadership'],
  'source.superior': ['上级交办', 'Superior authority'],
  'source.media': ['媒体曝光', 'Media'],
  'source.petition': ['信访', 'Petition'],
  'source.video': ['视频巡查', 'Video patrol'],
  'closing.solved': ['实质性办结', 'Solved'],
  'closing.procedural': ['程序性办结', 'Procedural'],
  'closing.interim': ['阶段性办结', 'Interim'],
  'evidence.scene': ['现场', 'Scene'],
  'evidence.before': ['处置前', 'Before'],
  'evidence.after': ['处置后', 'After'],
  'role.grid_officer': ['网格员', 'Grid officer'],
  'role.reviewer': ['受理员', 'Reviewer'],
  'role.dispatcher': ['派遣员', 'Dispatcher'],
  'role.duty_commander': ['值班长', 'Duty commander'],
  'role.clerk': ['部门经办员', 'Department clerk'],
  'role.handler': ['处置人', 'Handler'],
  'role.district_admin': ['区县管理员', 'District administrator'],
  'role.platform_operator': ['平台运营', 'Platform operator'],
  'template.gbt-47678-5-2026': ['GB/T 47678.5-2026 全部 250 类事项', 'GB/T 47678.5-2026, all 250 matters'],
  'template.gbt-30428-2-2013': ['GB/T 30428.2-2013 编码', 'Codes of GB/T 30428.2-2013'],
  'template.gbt-31000-2015-disputes': ['GB/T 31000-2015 矛盾纠纷', 'GB/T 31000-2015, disputes'],
  'kind.matter': ['事件', 'Matter'],
  'kind.component': ['部件', 'Component'],
  'kind.dispute': ['矛盾纠纷', 'Dispute'],
  'dedicated.enterprise': ['企业', 'Enterprise'],
  'dedicated.school': ['学校', 'School'],
  'dedicated.hospital': ['医院', 'Hospital'],
  'dedicated.market': ['市场', 'Market'],
  'dedicated.park': ['公园景区', 'Park'],
  'dedicated.compound': ['机关大院', 'Compound'],
  'dedicated.other': ['其他', 'Other'],
  'kind.branch': ['分类', 'Branch'],
  'kind.hazard': ['安全隐患', 'Hazard'],
  'kind.service': ['便民服务', 'Service'],
  'question.text': ['文字', 'Text'],
  'question.number': ['数字', 'Number'],
  'question.choice': ['选择', 'Choice'],
  'question.date': ['日期', 'Date'],
  'assignment.manual': ['由经办员指定', 'Named by a clerk'],
  'assignment.least_open': ['给在办最少的人', 'Whoever has the fewest open'],
  'assignment.round_robin': ['轮流', 'Everybody in turn'],
  'assignment.duty_roster': ['给值班人员', 'Whoever is on duty'],
} satisfies Words<'state', CaseState> &
  Words<'task', TaskState> &
  Words<'part', TaskRole> &
  Words<'stage', Stage> &
  Words<'severity', Severity> &
  Words<'source', Source> &
  Words<'unit', LimitUnit> &
  Words<'closing', ClosingKind> &
  Words<'evidence', EvidenceKind> &
  Words<'role', Role | 'platform_operator'> &
  Words<'kind', CategoryKind | 'branch'> &
  Words<'question', QuestionType> &
  Words<'template', TemplateName> &
  Words<'dedicated', DedicatedKind> &
  Words<'assignment', Department['assignment']>);

/** `word('state.filed')`: the word of a contract's value in the language chosen. */
export const word = texts({ ...wordTexts, ...actionTexts });
