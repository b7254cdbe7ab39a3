// What people can do to a case, in words: the actions, what their forms ask for, and the facts they leave. Complete by
// type: an action, a field or a fact of the contracts that has no words here does not compile.
import type { CaseAction, FieldLabel } from '#shared/contracts/action-table.ts';
import type { EventType } from '#shared/contracts/events.ts';
import { dictionary, type Text } from './text.ts';

export const actionTexts = dictionary({
  'action.correct': ['更正', 'Correct'],
  'action.file': ['立案', 'File'],
  'action.dismiss': ['不予立案', 'Dismiss'],
  'action.dispatch': ['派遣', 'Dispatch'],
  'action.withdraw': ['撤回派遣', 'Withdraw'],
  'action.sign_in': ['签收', 'Sign in'],
  'action.return': ['回退', 'Return'],
  'action.finish': ['反馈完成', 'Finish'],
  'action.pass': ['核查通过', 'Pass'],
  'action.fail': ['返工', 'Send back'],
  'action.reopen': ['重开', 'Reopen'],
  'action.comment': ['备注', 'Comment'],
  'action.add_evidence': ['补充照片', 'Add photos'],
  'action.rate': ['评价', 'Rate'],
} satisfies Record<`action.${CaseAction}`, Text>);

/** Labels of form fields; a task is named by the button that opens its form. */
export const inputTexts = dictionary({
  'input.category': ['类别', 'Category'],
  'input.condition': ['立案条件', 'Filing condition'],
  'input.severity': ['紧急程度', 'Severity'],
  'input.text': ['情况描述', 'Description'],
  'input.place': ['位置', 'Place'],
  'input.failed-tasks': ['哪些部门没有办好', 'Whose work does not hold'],
  'input.note': ['说明', 'Note'],
  'input.reason': ['原因', 'Reason'],
  'input.reason-dismiss': ['不予立案的原因（上报人可见）', 'Why it is not taken up (the reporter sees it)'],
  'input.lead': ['主办部门', 'Lead department'],
  'input.assist': ['协办部门', 'Assisting departments'],
  'input.notify': ['知会部门', 'Notified departments'],
  'input.instruction': ['派遣要求', 'Instruction'],
  'input.withdrawn': ['撤回哪些', 'What to take back'],
  'input.task': ['任务', 'Task'],
  'input.handler': ['处置人', 'Handler'],
  'input.feedback': ['处置情况', 'What was done'],
  'input.comment': ['备注内容', 'Comment'],
  'input.photos': ['照片', 'Photos'],
  'input.photos-after': ['处置后的照片', 'Photos of the result'],
  'input.closing': ['办结方式', 'Closing kind'],
  'input.stars': ['满意度', 'Rating'],
  'input.rating-text': ['评价内容', 'Words'],
} satisfies Record<`input.${FieldLabel}`, Text>);

/** What happened, as the timeline heads it. */
export const factTexts = dictionary({
  'fact.case.reported': ['上报', 'Reported'],
  'fact.case.corrected': ['更正', 'Corrected'],
  'fact.case.filed': ['立案', 'Filed'],
  'fact.case.dismissed': ['不予立案', 'Dismissed'],
  'fact.case.dispatched': ['派遣', 'Dispatched'],
  'fact.task.handed': ['交办', 'Handed over'],
  'fact.task.released': ['退回部门，待重新分配', 'Back with the department'],
  'fact.task.signed_in': ['签收', 'Signed in'],
  'fact.task.returned': ['部门回退', 'Returned by department'],
  'fact.task.withdrawn': ['撤回部门任务', 'Task withdrawn'],
  'fact.task.finished': ['反馈完成', 'Finished'],
  'fact.case.returned': ['退回待派遣', 'Back to dispatch'],
  'fact.case.withdrawn': ['撤回派遣', 'Dispatch withdrawn'],
  'fact.case.resolved': ['处置完成，待核查', 'Resolved, to be verified'],
  'fact.case.failed': ['核查不通过，返工', 'Failed, sent back'],
  'fact.case.closed': ['结案', 'Closed'],
  'fact.case.reopened': ['重开', 'Reopened'],
  'fact.case.commented': ['备注', 'Comment'],
  'fact.case.rated': ['评价', 'Rated'],
  'fact.evidence.added': ['补充照片', 'Photos added'],
  'fact.evidence.accepted': ['照片通过检查', 'Photo accepted'],
  'fact.evidence.rejected': ['照片未通过检查', 'Photo rejected'],
  'fact.clock.warned': ['即将超时', 'Due soon'],
  'fact.clock.overdue': ['已超时', 'Overdue'],
  'fact.clock.deferred': ['未自动办理，请人工办理', 'Not done automatically: left to a person'],
} satisfies Record<`fact.${EventType}`, Text>);
