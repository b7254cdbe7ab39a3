// Texts of the platform operator's page.
import { dictionary, texts } from './text.ts';

export const operatorText = texts(
  dictionary({
    title: ['区县', 'Districts'],
    district: ['区县', 'District'],
    adcode: ['区划代码', 'Division code'],
    since: ['开通时间', 'Since'],
    state: ['状态', 'State'],
    'state.active': ['运行中', 'Active'],
    'state.suspended': ['已停用', 'Suspended'],
    change: ['操作', 'Actions'],
    'change.suspended': ['停用', 'Suspend'],
    'change.active': ['恢复', 'Resume'],
    'ask.suspended': ['停用{name}', 'Suspend {name}'],
    'ask.active': ['恢复{name}', 'Resume {name}'],
    'means.suspended': [
      '停用后，该区县的人员仍能登录查看，但不能上报、办理和修改配置，计时照常进行。随时可以恢复。',
      'Its people can still sign in and read. Nobody can report, act or configure; clocks go on. It can be resumed at any time.',
    ],
    'means.active': ['恢复后，一切照常办理。', 'Everything goes on as before.'],
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
