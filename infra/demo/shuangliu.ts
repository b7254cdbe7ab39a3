// The demo district Shuangliu (双流区). Names of places are real, boundaries and codes below the district are made up.
import type { DistrictPlan } from './district.ts';

export const shuangliu: DistrictPlan = {
  id: 'shuangliu',
  name: { zh: '双流区', en: 'Shuangliu District' },
  adcode: '510116',
  centre: { lng: 103.92, lat: 30.57 },
  mesh: {
    origin: { lng: 103.9024, lat: 30.576 },
    columns: 8,
    rows: 3,
    cell: { lng: 0.0044, lat: 0.004 },
  },
  streets: [
    {
      id: 'dongsheng',
      code: '001',
      name: { zh: '东升街道', en: 'Dongsheng Subdistrict' },
      communities: [
        {
          id: 'tanghu',
          code: '001',
          name: { zh: '棠湖社区', en: 'Tanghu' },
          columns: [0],
          rows: [0, 1, 2],
        },
        {
          id: 'huayuejie',
          code: '002',
          name: { zh: '花月街社区', en: 'Huayue Street' },
          columns: [1],
          rows: [0, 1, 2],
        },
      ],
    },
    {
      id: 'jiujiang',
      code: '003',
      name: { zh: '九江街道', en: 'Jiujiang Subdistrict' },
      communities: [
        {
          id: 'wanjia',
          code: '001',
          name: { zh: '万家社区', en: 'Wanjia' },
          columns: [2],
          rows: [0, 1, 2],
        },
        {
          id: 'quanshuidang',
          code: '002',
          name: { zh: '泉水凼社区', en: 'Quanshuidang' },
          columns: [3],
          rows: [0, 1, 2],
        },
      ],
    },
    {
      id: 'xihanggang',
      code: '002',
      name: { zh: '西航港街道', en: 'Xihanggang Subdistrict' },
      communities: [
        {
          id: 'jindu',
          code: '001',
          name: { zh: '近都社区', en: 'Jindu' },
          columns: [4],
          rows: [0, 1, 2],
          dedicated: {
            id: 'konggang-market',
            name: { zh: '空港商贸市场专属网格', en: 'Konggang Market dedicated grid' },
            dedicated: 'market',
          },
        },
        {
          id: 'changcheng',
          code: '002',
          name: { zh: '长城社区', en: 'Changcheng' },
          columns: [5],
          rows: [0, 1, 2],
        },
      ],
    },
    {
      id: 'huangjia',
      code: '004',
      name: { zh: '黄甲街道', en: 'Huangjia Subdistrict' },
      communities: [
        {
          id: 'mutong',
          code: '001',
          name: { zh: '牧童社区', en: 'Mutong' },
          columns: [6],
          rows: [0, 1, 2],
        },
        {
          id: 'yilipo',
          code: '002',
          name: { zh: '一里坡社区', en: 'Yilipo' },
          columns: [7],
          rows: [0, 1, 2],
        },
      ],
    },
  ],
  routing: [
    {
      id: 'konggang-market',
      name: { zh: '空港商贸市场内由市场监管牵头', en: 'Inside Konggang Market the market authority leads' },
      when: {
        areas: ['konggang-market'],
        categories: ['06010', '06036', '09001', '09005', '09015', '09020'],
      },
      lead: 'market-supervision',
      assist: ['urban-enforcement'],
      notify: [],
    },
  ],
  officerAreas: ['tanghu', 'jindu'],
  landmarks: [
    '棠湖西路与清泰路交叉口',
    '航鹰东路临街商铺前',
    '珠江路地铁站C口外',
    '长冶路人行道',
    '白河公园东门',
    '花园路菜市场南侧',
    '机场路辅道公交站旁',
    '顺城街老小区门口',
    '临港路学校西侧围墙外',
    '牧华路滨河绿道',
  ],
};
