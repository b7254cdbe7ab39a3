// Texts of the platform operator's page.
import { dictionary, texts } from './text.ts';

export const operatorText = texts(
  dictionary({
    title: ['区县', 'Districts'],
    district: ['区县', 'District'],
    adcode: ['区划代码', 'Division code'],
    since: ['开通时间', 'Since'],
    requests: ['请求', 'Requests'],
    usage: ['用量', 'Usage'],
    'usage.title': ['{name}的用量', 'What {name} uses'],
    'usage.none': ['还没有用量', 'Nothing used yet'],
    'usage.hint': [
      '月份按 UTC 计；读写单位是数据库为人员的请求消耗的，不含定时任务。',
      'Months are in UTC. Units are what the table consumed for requests of people, not for scheduled work.',
    ],
    members: ['人员', 'People'],
    'open-cases': ['在办案件', 'Open cases'],
    month: ['月份', 'Month'],
    'read-units': ['读单位', 'Read units'],
    'write-units': ['写单位', 'Write units'],
    state: ['状态', 'State'],
    'state.active': ['运行中', 'Active'],
    'state.suspended': ['已停用', 'Suspended'],
    change: ['操作', 'Actions'],
    'state.leaving': ['退出中', 'Leaving'],
    'state.erasing': ['清除中', 'Erasing'],
    'change.suspend': ['停用', 'Suspend'],
    'change.resume': ['恢复', 'Resume'],
    'change.stay': ['取消退出', 'Stay'],
    'ask.suspend': ['停用{name}', 'Suspend {name}'],
    'ask.resume': ['恢复{name}', 'Resume {name}'],
    'ask.stay': ['取消{name}的退出', 'Let {name} stay'],
    'means.stay': [
      '退出取消，什么也没有清除；已生成的归档作废。区县仍是停用状态，可随后恢复。',
      'Nothing was erased; the archive no longer counts. The district stays suspended and can be resumed.',
    ],
    'means.suspend': [
      '停用后，该区县的人员仍能登录查看，但不能上报、办理和修改配置，计时照常进行。随时可以恢复。',
      'Its people can still sign in and read. Nobody can report, act or configure; clocks go on. It can be resumed at any time.',
    ],
    'means.resume': ['恢复后，一切照常办理。', 'Everything goes on as before.'],
    leave: ['退出', 'Off-board'],
    create: ['开通区县', 'New district'],
    'create.submit': ['开通', 'Bring it on'],
    created: ['{name}已开通，管理员现在可以登录', '{name} is there; its administrator can sign in now'],
    none: ['还没有区县', 'No districts yet'],
    'none-text': [
      '开通第一个区县，它的管理员随后即可登录配置。',
      'Bring the first one on; its administrator can then sign in.',
    ],
  }),
);
