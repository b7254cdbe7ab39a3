// What the demo cases say: reports as grid officers and the hotline word them, and the sentences of the steps after.
import type { Severity, Source } from '#shared/contracts/vocabulary.ts';
import type { DepartmentKind } from '#shared/domain/templates/departments.ts';
import type { Chance } from './chance.ts';

interface Theme {
  readonly category: string;
  readonly lead: DepartmentKind;
  readonly assist?: DepartmentKind;
  readonly seen: readonly string[];
  readonly detail: readonly string[];
  readonly done: readonly string[];
}

/** Kinds of cases whose department has people in the demo: they can go the whole way. */
export const handledThemes: readonly Theme[] = [
  {
    category: '06010',
    lead: 'sanitation',
    assist: 'urban-enforcement',
    seen: [
      '堆放生活垃圾约两立方米',
      '有多袋生活垃圾未入桶',
      '绿化带边散落生活垃圾',
      '墙角堆着装修后的生活垃圾',
    ],
    detail: ['异味明显，路人绕行', '已有居民反映两次', '影响行人通行', '天气转暖，蚊蝇较多'],
    done: [
      '已清运并冲洗地面，加装提示牌。',
      '垃圾已全部清走，周边一并清扫。',
      '已清理干净，安排早晚各巡一次。',
    ],
  },
  {
    category: '06012',
    lead: 'sanitation',
    seen: ['路面落叶、纸屑较多', '人行道满是烟蒂和瓜子壳', '早市散场后路面脏污', '路面有大片油渍'],
    detail: ['保洁未跟上', '雨后更加湿滑', '需安排机扫和冲洗'],
    done: ['已安排人工清扫并冲洗。', '机扫一遍，油渍用清洗剂处理完毕。'],
  },
  {
    category: '06011',
    lead: 'sanitation',
    assist: 'urban-enforcement',
    seen: ['堆积装修垃圾约三方', '有人夜间倾倒渣土', '拆除后的砖块堆在路边'],
    detail: ['占去半幅人行道', '未做覆盖，刮风起尘', '来源待查'],
    done: ['渣土已清运，查明为附近装修户，已责令整改。', '已清运三车并恢复路面。'],
  },
  {
    category: '06042',
    lead: 'sanitation',
    seen: ['垃圾箱满溢', '分类垃圾亭四个桶全部装满', '果皮箱溢出，垃圾落地'],
    detail: ['清运不及时', '桶身外壁也很脏', '周边污水外流'],
    done: ['已清运并更换桶具，清运频次增加为每日三次。', '满溢已清理，外壁清洗完毕。'],
  },
  {
    category: '03005',
    lead: 'sanitation',
    seen: ['垃圾箱箱体倾倒', '果皮箱内胆缺失', '垃圾桶盖板破损'],
    detail: ['无法正常使用', '边角锋利，小孩易受伤'],
    done: ['已更换新箱。', '内胆已补齐，箱体扶正加固。'],
  },
  {
    category: '06035',
    lead: 'sanitation',
    seen: ['有废弃沙发和床垫', '旧冰柜长期占道摆放', '废弃衣柜堆在楼道口外'],
    detail: ['堵住非机动车道', '无人认领已一周', '存在消防隐患'],
    done: ['大件已拉走处理。', '联系社区确认无主后清运。'],
  },
  {
    category: '07001',
    lead: 'urban-enforcement',
    assist: 'sanitation',
    seen: ['电线杆上贴满小广告', '公交站台被喷涂小广告', '墙面大量张贴招租广告'],
    detail: ['内容涉及疏通、开锁', '刚清过又出现', '连片十余处'],
    done: ['已铲除并粉刷复原，号码已登记。', '小广告清除完毕，安排重点时段巡查。'],
  },
  {
    category: '09001',
    lead: 'urban-enforcement',
    seen: ['流动摊贩占道卖水果', '三轮车售卖烤红薯', '有多个早点推车聚集'],
    detail: ['高峰期堵住路口', '地面留有油污', '劝离后又返回'],
    done: ['摊贩已劝离至指定疏导点，现场清理完毕。', '现场教育并引导入市经营。'],
  },
  {
    category: '09005',
    lead: 'urban-enforcement',
    seen: ['商铺把货架摆到门外', '饭店在门前加摆桌椅', '五金店跨门槛堆货'],
    detail: ['行人只能走车道', '店主称临时摆放', '屡劝不改'],
    done: ['货物已收回店内，签订门前责任书。', '已当场整改，后续纳入日常巡查。'],
  },
  {
    category: '09010',
    lead: 'urban-enforcement',
    seen: ['电动车乱停堵住盲道', '自行车堆在消防栓前', '非机动车停满人行道'],
    detail: ['轮椅无法通过', '早高峰更加严重'],
    done: ['已规范摆放，施划停放线。', '车辆已挪至停放区。'],
  },
  {
    category: '09011',
    lead: 'urban-enforcement',
    seen: ['共享单车淤积约四十辆', '共享电动车倒伏一片', '单车停在绿地内'],
    detail: ['已通知企业未见处理', '影响公交上下客'],
    done: ['企业已派车清运，压减投放。', '车辆已摆放整齐，企业限时到场。'],
  },
  {
    category: '06029',
    lead: 'urban-enforcement',
    seen: ['有露天烧烤摊', '店外支起炭火烤炉'],
    detail: ['油烟扰民', '楼上住户多次反映', '炭灰倒在树池里'],
    done: ['炉具已收回，责令改用室内环保炉。', '现场熄火清理，立案查处。'],
  },
  {
    category: '06036',
    lead: 'urban-enforcement',
    seen: ['乱堆建材和纸箱', '废旧轮胎堆放路边', '菜农把筐子堆在人行道'],
    detail: ['占道约十米', '有火灾隐患'],
    done: ['杂物已清离，通道恢复。', '当事人自行清理完毕，已复查。'],
  },
  {
    category: '08012',
    lead: 'urban-enforcement',
    assist: 'sanitation',
    seen: ['渣土车带泥上路', '工地出口路面全是泥土'],
    detail: ['污染路面约两百米', '过往车辆扬尘严重'],
    done: ['路面已冲洗，责令工地启用洗车台。', '已处罚并安排冲洗车两轮作业。'],
  },
  {
    category: '06028',
    lead: 'urban-enforcement',
    seen: ['商铺用高音喇叭叫卖', '广场舞音响声音过大', '店铺促销音响持续一上午'],
    detail: ['临近学校和住户', '午休时间尤其明显'],
    done: ['已要求关停喇叭，店主承诺不再使用。', '现场测量后责令调低音量。'],
  },
];

/** A kind of case that a routing rule files and dispatches by itself. */
export const ruledThemes: readonly Theme[] = [
  {
    category: '01003',
    lead: 'water',
    seen: ['雨水井盖缺失', '井盖移位露出半个井口'],
    detail: ['夜间无照明，行人和骑车人有坠落危险', '已放置树枝警示'],
    done: [],
  },
];

/** Kinds of cases for departments without people in the demo: they end with the dispatch. */
export const otherThemes: readonly Theme[] = [
  {
    category: '01003',
    lead: 'water',
    seen: ['雨水井盖缺失', '井盖开裂下沉', '井盖移位露出半个井口'],
    detail: ['夜间无照明，十分危险', '已放置树枝警示', '车辆经过响声大'],
    done: [],
  },
  {
    category: '01037',
    lead: 'housing-construction',
    seen: ['三盏路灯不亮', '路灯灯杆倾斜', '路灯检修口敞开，电线裸露'],
    detail: ['学生晚自习回家不便', '存在触电风险'],
    done: [],
  },
  {
    category: '06013',
    lead: 'housing-construction',
    seen: ['路面破损坑洼', '人行道地砖松动翘起', '沥青路面开裂约两平方米'],
    detail: ['雨天积水', '已有老人绊倒', '非机动车容易摔倒'],
    done: [],
  },
  {
    category: '04002',
    lead: 'landscaping',
    seen: ['行道树断枝悬挂', '行道树枯死一株', '树枝遮挡信号灯'],
    detail: ['大风天随时可能掉落', '影响行车视线'],
    done: [],
  },
  {
    category: '09009',
    lead: 'traffic-police',
    seen: ['机动车停在人行道上', '路口违停五六辆车', '消防通道旁长期停车'],
    detail: ['车主电话联系不上', '公交无法靠站'],
    done: [],
  },
  {
    category: '10002',
    lead: 'power',
    assist: 'urban-enforcement',
    seen: ['架空线缆脱落下坠', '线缆断裂垂到地面'],
    detail: ['离地不足两米', '是否带电不明，已拉警戒'],
    done: [],
  },
];

const callers: Readonly<Partial<Record<Source, string>>> = {
  hotline: '12345热线来电反映：',
  public: '群众反映：',
  leader: '领导批示交办：',
  video: '视频巡查发现：',
};

/** One report in words: where, what, and one thing more. */
export const describe = (theme: Theme, where: string, source: Source, chance: Chance): string =>
  `${callers[source] ?? ''}${where}${chance.pick(theme.seen)}，${chance.pick(theme.detail)}。`;

/** Most are ordinary. */
export function severityOf(chance: Chance): Severity {
  const drawn = chance.next();
  if (drawn < 0.04) return 'critical';
  return drawn < 0.16 ? 'urgent' : 'normal';
}

/** Sentences of the steps after the report. */
export const sentences = {
  file: ['情况属实，予以立案。', '图片清楚，符合立案条件。', '已电话核实。'],
  dismiss: [
    '经核实现场已恢复，未见所述问题，不予立案。',
    '与此前上报的案件重复，请关注原案件进展。',
    '位置属物业管理范围，已转告物业处理。',
  ],
  instruction: ['请尽快到场处置，完成后拍照反馈。', '请注意安全，做好围挡。', '居民关注度高，请优先处理。'],
  return: ['现场属沿街商户自管区域，不属于本部门职责。', '经核实该路段已移交管养，请改派。'],
  fail: ['现场仍有残留，未达到结案标准。', '照片角度看不到原问题位置，请补拍并复查。'],
  verify: ['现场复核，问题已解决。', '前后对比清楚，同意结案。', '已回访反映人，表示满意。'],
  reopen: ['问题再次出现，请重新处置。'],
  comment: ['请注意时限。', '已电话提醒部门。', '附近同类问题较多，建议一并整治。'],
  rate: ['处理很快，谢谢。', '效果不错。', '处理及时，希望能长期保持。'],
} as const;
