// The demo district Kongtong (崆峒区). Names of places are real, boundaries and codes below the district are made up.
import type { DistrictPlan } from './district.ts';

export const kongtong: DistrictPlan = {
  id: 'kongtong',
  name: { zh: '崆峒区', en: 'Kongtong District' },
  adcode: '620802',
  centre: { lng: 106.67, lat: 35.54 },
  mesh: {
    origin: { lng: 106.6562, lat: 35.5476 },
    columns: 6,
    rows: 4,
    cell: { lng: 0.0046, lat: 0.0038 },
  },
  streets: [
    {
      id: 'xijiao',
      code: '003',
      name: { zh: '西郊街道', en: 'Xijiao Subdistrict' },
      communities: [
        {
          id: 'liuhu',
          code: '001',
          name: { zh: '柳湖社区', en: 'Liuhu' },
          columns: [0, 1],
          rows: [0, 1],
          dedicated: {
            id: 'liuhu-park',
            name: { zh: '柳湖公园专属网格', en: 'Liuhu Park dedicated grid' },
            dedicated: 'park',
          },
        },
        {
          id: 'guangchenglu',
          code: '002',
          name: { zh: '广成路社区', en: 'Guangcheng Road' },
          columns: [0, 1],
          rows: [2, 3],
        },
      ],
    },
    {
      id: 'zhongjie',
      code: '002',
      name: { zh: '中街街道', en: 'Zhongjie Subdistrict' },
      communities: [
        {
          id: 'hongqijie',
          code: '001',
          name: { zh: '红旗街社区', en: 'Hongqi Street' },
          columns: [2, 3],
          rows: [0, 1],
        },
        {
          id: 'nanhuan',
          code: '002',
          name: { zh: '南环路社区', en: 'Nanhuan Road' },
          columns: [2, 3],
          rows: [2, 3],
        },
      ],
    },
    {
      id: 'dongguan',
      code: '001',
      name: { zh: '东关街道', en: 'Dongguan Subdistrict' },
      communities: [
        {
          id: 'xinminlu',
          code: '001',
          name: { zh: '新民路社区', en: 'Xinmin Road' },
          columns: [4, 5],
          rows: [0, 1],
        },
        {
          id: 'jiefanglu',
          code: '002',
          name: { zh: '解放路社区', en: 'Jiefang Road' },
          columns: [4, 5],
          rows: [2, 3],
        },
      ],
    },
  ],
  routing: [
    {
      id: 'liuhu-park',
      name: { zh: '柳湖公园内由园林负责', en: 'Inside Liuhu Park the gardeners lead' },
      when: {
        areas: ['liuhu-park'],
        categories: ['06010', '06012', '06017', '06042', '03005', '04002', '04007'],
      },
      lead: 'landscaping',
      assist: [],
      notify: ['sanitation'],
    },
  ],
  officerAreas: ['liuhu', 'xinminlu'],
  landmarks: [
    '崆峒大道与柳湖路交叉口东南角',
    '红旗街农贸市场北门',
    '西大街公交站台旁',
    '解放路中段人行道',
    '泾河北路滨河步道',
    '新民路小学门口',
    '广成路家属院后巷',
    '南环路菜市场西侧',
    '东湖公园停车场入口',
    '兴北路临街商铺前',
  ],
};
