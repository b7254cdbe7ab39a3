// Texts of the platform operator's page.
import { dictionary, texts } from './text.ts';

export const operatorText = texts(
  dictionary({
    title: ['区县', 'Districts'],
    district: ['区县', 'District'],
    adcode: ['区划代码', 'Division code'],
    since: ['开通时间', 'Since'],
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
