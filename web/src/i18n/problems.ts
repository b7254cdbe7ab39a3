// What each problem code means to the person who meets it, and what to do about it.

import type { ClientProblemCode } from '#shared/client/problem.ts';
import type { IssueRule, ProblemCode, ProblemIssue } from '#shared/contracts/problems.ts';
import { dictionary, type Text, texts } from './text.ts';

/** Codes that only another program can cause have no sentence of their own. */
type ForPrograms =
  | 'request/malformed-json'
  | 'request/unsupported-media-type'
  | 'case/id-taken'
  | 'case/command-id-taken'
  | 'evidence/id-taken'
  | 'list/invalid-cursor'
  | 'task/not-found';

const problemTexts = dictionary({
  'task/not-named': ['请选择是哪些部门', 'Choose which departments.'],
  'case/reason-required': ['请说明原因', 'Say why.'],
  network: ['网络不通，请检查连接后重试', 'No connection. Check the network and try again.'],
  'request/invalid': [
    '有内容不符合要求，请检查后再提交',
    'Some input does not fit. Check it and send again.',
  ],
  'request/too-large': ['提交的内容太大', 'What was sent is too large.'],
  'request/too-many': ['请求过于频繁，请稍后再试', 'Too many requests. Wait a moment and try again.'],
  'request/not-found': ['没有这个地址', 'There is nothing at this address.'],
  'auth/unauthenticated': ['登录已失效，请重新登录', 'You are signed out. Sign in again.'],
  'auth/forbidden': ['您没有做这件事的权限', 'You may not do this.'],
  'district/not-found': ['没有这个区县，或您不在其中', 'There is no such district, or you are not in it.'],
  'district/suspended': [
    '区县已停用，只能查看，不能修改',
    'The district is suspended: everything can be read, nothing changed.',
  ],
  'district/version-mismatch': [
    '这个区县刚被别人改过，请核对后再试',
    'Somebody just changed this district. Look again.',
  ],
  'district/not-suspended': ['请先停用这个区县', 'Suspend the district first.'],
  'district/leaving': [
    '这个区县的数据正在清除，无法恢复',
    'The district is being erased; there is no way back.',
  ],
  'quota/exceeded': [
    '已达到本区县的配额，什么也没有保存',
    'The district has as much as its quota allows; nothing was saved.',
  ],
  'login/elsewhere': [
    '本系统不发邀请：请在登录服务处开户，再填写账号',
    'People sign in at another service. Make the login there and name its account here.',
  ],
  'login/not-invited': ['这个账号没有待接受的邀请', 'Nobody waits for an invitation with this account.'],
  'offboarding/not-found': ['没有这次退出', 'There is no such off-boarding.'],
  'offboarding/not-archived': [
    '还没有可下载的完整归档，不能清除',
    'There is no complete archive to load yet, so nothing is erased.',
  ],
  'offboarding/not-confirmed': ['输入的编号不是这个区县的', 'This is not the id of the district.'],
  'district/id-taken': ['已有相同编号的区县', 'There is a district with this id already.'],
  'request/precondition-required': [
    '页面缺少版本信息，请刷新后重试',
    'The page does not know which version it changes. Reload it and try again.',
  ],
  'configuration/invalid': [
    '配置前后不一致，没有保存，请按提示修改',
    'The configuration does not hold together; nothing was saved. Mend what is named.',
  ],
  'configuration/no-such-version': ['没有这个版本', 'There is no such version.'],
  'configuration/no-such-shapes': [
    '没有这组网格边界，请重新上传',
    'There are no such shapes. Upload them again.',
  ],
  'configuration/version-mismatch': [
    '这部分配置刚被别人改过，请核对后再保存',
    'Somebody just changed this part. Check it and save again.',
  ],
  'configuration/waiting': [
    '这部分配置已有一版在等候生效，请先取消它，或等它生效后再发布',
    'A version of this part waits to come into force. Cancel it first, or publish after it.',
  ],
  'configuration/not-waiting': [
    '这一版不再等候：已生效、即将生效或已被取消',
    'This version waits no more: it is in force, about to be, or was cancelled.',
  ],
  'record/not-found': ['没有这条记录，或已被删除', 'There is no such record, or it was removed.'],
  'record/id-taken': ['编号已被占用，请换一个', 'The id is taken. Choose another one.'],
  'record/invalid': [
    '内容与本区县的配置不符，请按提示修改',
    'It does not fit the district. Mend what is named.',
  ],
  'record/needed': [
    '区县不能没有它，例如最后一位可以管理人员的成员。',
    'The district cannot be without it, such as the last person who may change people.',
  ],
  'record/version-mismatch': [
    '这条记录刚被别人改过，请核对后再保存',
    'Somebody just changed this record. Check it and save again.',
  ],
  'case/not-found': ['没有这个案件，或您看不到它', 'There is no such case, or it is not yours to see.'],
  'case/wrong-state': ['案件状态已变，请看最新情况', 'The case has moved on. Look at its present state.'],
  'case/version-mismatch': [
    '案件刚被别人改过，请核对后再提交',
    'Somebody just changed the case. Check it and try again.',
  ],
  'case/conflict': [
    '很多人同时在处理这个案件，请稍后重试',
    'Several people are changing this case. Try again in a moment.',
  ],
  'case/unknown-category': ['事项目录里没有这个类别', 'The catalogue has no such category.'],
  'case/invalid-answers': [
    '类别的问题没有答对或答全，请按提示补充',
    'The questions of the category are not answered as they are asked. Mend what is marked.',
  ],
  'case/category-disabled': [
    '这个类别已停用，请选别的类别',
    'This category takes no new reports. Choose another one.',
  ],
  'case/unknown-condition': ['这个类别没有这一条立案条件', 'The category has no such filing condition.'],
  'case/unknown-department': ['没有这个部门', 'There is no such department.'],
  'case/unknown-handler': ['该部门没有这个处置人', 'The department has no such handler.'],
  'case/same-department': ['同一部门只能参与一次', 'A department can take part only once.'],
  'case/nothing-to-correct': ['没有任何改动', 'Nothing was changed.'],
  'case/source-not-allowed': ['您的账号不能用这个来源上报', 'Your account cannot report from this source.'],
  'case/four-eyes': [
    '自行处置的案件要由他人核查',
    'Somebody else must check a case that you solved yourself.',
  ],
  'case/reopen-too-late': ['已超过可以重开的时间', 'The time for reopening is over.'],
  'case/already-rated': ['这个案件已经评价过', 'This case has been rated already.'],
  'task/wrong-state': ['任务状态已变，请看最新情况', 'The task has moved on. Look at its present state.'],
  'task/other-handler': ['任务在另一位处置人手中', 'The task is in the hands of another handler.'],
  'evidence/not-found': ['没有找到照片，请重新添加', 'The photo was not found. Add it again.'],
  'evidence/not-uploaded': ['照片没有传完，请重试', 'The photo was not uploaded completely. Try again.'],
  'evidence/not-committed': [
    '照片还没有传完，请稍候再提交',
    'The photo is still on its way. Send again in a moment.',
  ],
  'evidence/rejected': ['照片没有通过检查，请换一张', 'The photo was rejected. Use another one.'],
  'not-a-photo': ['只能使用 JPEG、PNG 或 WebP 照片', 'Only JPEG, PNG and WebP photos are accepted.'],
  'evidence/too-many': ['这个案件的照片太多了', 'The case has too many photos.'],
  'evidence/scene-required': ['照片不够，请补拍', 'More photos are needed. Take them first.'],
  'evidence/after-required': [
    '处置后的照片不够；案件里已有的照片不算',
    'Photos of the result are missing; those that the case has already do not count.',
  ],
  'evidence/being-checked': [
    '处置后的照片还在检查，检查完再核查通过',
    'The photo of the result is still being checked. Pass it afterwards.',
  ],
  'evidence/no-proof': [
    '没有有效的处置后照片：请补充照片，或退回返工',
    'No photo proves the result. Add one, or send the case back.',
  ],
  'server/unavailable': ['服务正在启动，请稍后重试', 'The service is starting. Try again in a moment.'],
  'server/error': [
    '服务出错了，请把请求编号告诉管理员',
    'The service failed. Tell an administrator the request id.',
  ],
} satisfies Record<Exclude<ProblemCode, ForPrograms> | 'network' | 'not-a-photo', Text>);

const t = texts(problemTexts);

/** Nothing when only the service's own detail can tell. */
export function problemText(code: ClientProblemCode): string | undefined {
  return code in problemTexts ? t(code as keyof typeof problemTexts) : undefined;
}

const ruleTexts = dictionary({
  'rule.from-too-soon': ['生效时间要晚于现在', 'Choose an instant that lies ahead.'],
  'rule.from-too-late': ['生效时间要在一年以内', 'Choose an instant within a year.'],
  'rule.from-only-now': ['这部分配置只能立即生效', 'This part is only published from now.'],
  'rule.unknown': ['没有“{about}”', 'There is no “{about}”.'],
  'rule.twice': ['“{about}”出现了两次', '“{about}” is there twice.'],
  'rule.account-taken': ['这个账号已是人员“{about}”的', 'This account belongs to “{about}”.'],
  'rule.department-needed': ['所选角色须有所属部门', 'The roles need a department.'],
  'rule.areas-needed': ['所选角色须有负责区域', 'The roles need areas.'],
  'rule.last-administrator': [
    '这是最后一位可以管理人员的人，先让别人担任',
    'The last person who may change people; let somebody else do so first.',
  ],
  'rule.beyond-yours': [
    '涉及您自己没有的权限（{about}），不能由您授予或收回',
    'This is about a power that you do not have yourself ({about}).',
  ],
  'rule.built-in-role': [
    '“{about}”是内置角色的编号，请换一个',
    '“{about}” is a built-in role. Choose another id.',
  ],
  'rule.no-such-reach': ['这项权限没有“{about}”这种范围', 'This permission has no reach “{about}”.'],
  'rule.needs-permission': [
    '还需要同样范围的权限“{about}”',
    'This needs the permission “{about}” as far as it reaches itself.',
  ],
  'rule.role-held': [
    '还有人担任，不能删除。{about}',
    'People still have it, so it cannot be removed. {about}',
  ],
  'rule.bad-ring': [
    '“{about}”的轮廓不闭合、没有面积，或不在地球上',
    'The outline of “{about}” is not closed, encloses nothing, or leaves the world.',
  ],
  'rule.crosses-itself': ['“{about}”的轮廓自己相交', 'The outline of “{about}” crosses itself.'],
  'rule.too-many-positions': [
    '形状共有 {about} 个点，太多了，请先简化',
    'The shapes have {about} positions, which is too many. Simplify them.',
  ],
  'rule.below-itself': ['“{about}”在自己的下级里', '“{about}” stands below itself.'],
  'rule.no-time': ['开始和结束是同一时间', 'It begins and ends at the same time.'],
  'rule.hardly-any-work': [
    '每周工作时间不足一小时，按工作时间计的时限几乎不会到期',
    'Less than an hour of work a week: a limit in work hours would hardly ever end.',
  ],
  'rule.ends-early': ['{about}的结束不晚于开始', '{about} ends before it begins.'],
  'rule.overlap': ['{about}与同一天的另一段重叠', '{about} overlaps another stretch of that day.'],
  'rule.off-and-worked': ['{about}既是节假日又要上班', '{about} is a holiday and a workday.'],
  'rule.code-digits': ['标识码须为：{about}', 'The code has to be {about}.'],
  'rule.used-before': [
    '“{about}”曾是另一个区域的，不能再用',
    '“{about}” was another area’s and is never used again.',
  ],
  'rule.tier-order': ['层级须低于上级区域的层级', 'The tier must lie below that of the area it is part of.'],
  'rule.binding-of': ['须填人员、部门或姓名之一', 'Give a member, a department or a name.'],
  'rule.duty-of': ['须选择区域或部门', 'Choose an area or a department.'],
  'rule.duty-days': [
    '每个班次须有星期或者一个日期，二者选一',
    'Each shift needs either weekdays or one date.',
  ],
  'rule.quota-members': [
    '人员配额为 {about} 人：请移除已离开的人，或请平台运营方提高配额',
    'The quota is {about} people. Remove those who have left, or ask the operator of the platform for more.',
  ],
  'rule.quota-open-cases': [
    '在办案件配额为 {about} 件：请先办结一些，或请平台运营方提高配额',
    'The quota is {about} open cases. Close some first, or ask the operator of the platform for more.',
  ],
  'rule.quota-storage': [
    '照片存储配额为 {about} GB：可以不带照片继续，或请平台运营方提高配额',
    'The quota is {about} GB of photos. Go on without a photo, or ask the operator of the platform for more.',
  ],
  'rule.no-branch': ['“{about}”不是分类，下面不能再放', '“{about}” is no branch and holds nothing below it.'],
  'rule.too-deep': [
    '“{about}”的层级太深，最多 8 层',
    '“{about}” stands too deep; eight levels are the most.',
  ],
  'rule.few-choices': ['至少要有两个选项', 'At least two choices are needed.'],
  'rule.no-choice-question': ['只有选择题才有选项', 'Only a question of type choice has choices.'],
  'rule.not-earlier': [
    '“{about}”不是排在前面的选择题',
    '“{about}” is no question of type choice that comes before this one.',
  ],
  'rule.answer-needed': ['请回答“{about}”', 'Answer “{about}”.'],
  'rule.answer-not-asked': ['这里不问“{about}”', '“{about}” is not asked here.'],
  'rule.answer-text': ['“{about}”要填 1 到 500 个字', '“{about}” needs text of 1 to 500 characters.'],
  'rule.answer-number': [
    '“{about}”要填数字，不超过 10 亿',
    '“{about}” needs a number of at most 1,000,000,000.',
  ],
  'rule.answer-choice': ['“{about}”要从选项里选', '“{about}” needs one of its choices.'],
  'rule.few-scene-photos': ['还差现场照片 {about} 张', 'Photos of the scene still missing: {about}.'],
  'rule.few-before-photos': ['还差处置前照片 {about} 张', 'Photos from before still missing: {about}.'],
  'rule.few-after-photos': ['还差处置后照片 {about} 张', 'Photos of the result still missing: {about}.'],
  'rule.photo-kind': [
    '上报时要现场或处置前的照片，反馈时要处置后的照片',
    'A report shows the scene or what was before, the feedback shows the result.',
  ],
  'rule.answer-date': ['“{about}”要填日期', '“{about}” needs a date.'],
} satisfies Record<`rule.${IssueRule}`, Text>);
const sayRule = texts(ruleTexts as Record<`rule.${IssueRule}`, readonly ['{about}', '{about}']>);

/** A fault in words of the language chosen; nothing where only the service's own detail can tell. */
export const issueText = ({ rule, about = '' }: ProblemIssue): string | undefined =>
  rule && `rule.${rule}` in ruleTexts ? sayRule(`rule.${rule}`, { about }) : undefined;
