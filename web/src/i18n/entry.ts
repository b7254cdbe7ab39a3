// Texts of signing in, of the way to one's own surface, and of the frame around every page.
import { dictionary, texts } from './text.ts';

export const entryText = texts(
  dictionary({
    'sign-in.lead': [
      '从发现到办结，每一步有人、有时限、有据可查。',
      'Every case from report to close: who, by when, with proof.',
    ],
    'sign-in.button': ['使用单位账号登录', 'Sign in with your account'],
    'sign-in.demo': ['演示账号', 'Demo accounts'],
    'sign-in.demo-hint': [
      '点一下即可登录，数据都不是真实的。',
      'One click signs in. None of the data is real.',
    ],
    'sign-in.busy': ['正在登录', 'Signing in'],
    'sign-in.failed': ['登录没有完成', 'Signing in did not work'],
    'sign-in.again': ['重新登录', 'Sign in again'],
    'sign-in.platform': ['平台', 'Platform'],
    'account.title': ['账号', 'Account'],
    'account.sign-out': ['退出登录', 'Sign out'],
    duty: ['值守', 'Duty'],
    'duty.since': ['值守（{when} 上岗）', 'Duty (on since {when})'],
    'duty.on': ['上岗', 'On duty'],
    'duty.off': ['下岗', 'Off duty'],
    'duty.is-on': ['在岗', 'On duty'],
    'district.read-only': ['已停用，只能查看', 'Suspended, read only'],
    'district.suspended': [
      '本区县已由平台停用：可以查看，不能修改',
      'This district is suspended: everything can be read, nothing changed',
    ],
    'district.switch': ['切换区县', 'Switch district'],
    surfaces: ['界面', 'Surfaces'],
    'surfaces.desk': ['指挥台', 'Desk'],
    'surfaces.operator': ['平台', 'Platform'],
    'surfaces.admin': ['配置', 'Configuration'],
    'surface.desk': ['去指挥台', 'Go to the desk'],
    'surface.field': ['去现场', 'Go to the field app'],
    'home.none': ['还没有加入任何区县', 'You are not in any district yet'],
    'home.none-text': [
      '请联系区县管理员把您加入人员名单。',
      'Ask a district administrator to add you to its people.',
    ],
    'left.title': ['您已不在{district}的人员名单中', 'You are no longer one of the people of {district}'],
    'left.text': [
      '区县管理员刚刚移除了您或换了登录账号。未发送的内容还在这台设备上；有疑问请联系管理员。',
      'An administrator has just removed you or changed your account. What was not sent is still on this device; ask them if this is wrong.',
    ],
    'not-found.title': ['没有这个页面', 'There is no such page'],
    'not-found.text': [
      '地址可能写错了，或者您没有权限查看。',
      'The address may be wrong, or it is not yours to see.',
    ],
    'not-found.home': ['回到首页', 'Go to the start page'],
  }),
);
