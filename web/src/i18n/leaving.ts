// Texts of a district that leaves: its archive, its erasure, the receipt.
import { formatNumber } from './format.ts';
import { dictionary, texts } from './text.ts';

export const leavingText = texts(
  dictionary({
    title: ['退出的区县', 'Districts that leave'],
    of: ['{name}退出', '{name} leaves'],
    open: ['查看', 'Look'],
    'stage.archiving': ['归档中', 'Archiving'],
    'stage.archived': ['已归档', 'Archived'],
    'stage.erasing': ['清除中', 'Erasing'],
    'stage.erased': ['已清除', 'Erased'],
    'stage.cancelled': ['已取消', 'Cancelled'],
    begin: ['开始归档', 'Begin the archive'],
    'begin.title': ['{name}退出', 'Off-board {name}'],
    'begin.means': [
      '先把这个区县的全部数据和照片做成归档，这一步不清除任何东西，随时可以取消。归档期间计时停止。归档完成、下载核对后，再确认清除。',
      'First everything of the district, photos included, goes into an archive. Nothing is erased by that, and it can be taken back at any time; clocks stand still meanwhile. Erasing is another step, once you have loaded the archive.',
    ],
    progress: ['进度', 'Progress'],
    amounts: ['{rows} 行数据，{files} 个文件，{size}', '{rows} rows, {files} files, {size}'],
    'can-leave': [
      '在后台进行，可以关闭这个窗口，稍后回来看。',
      'It goes on by itself: close this and come back when you like.',
    ],
    archive: ['归档', 'Archive'],
    'archive.said': [
      '{files} 个文件，共 {size}；{until}之前可以下载，之后自动删除。',
      '{files} files, {size} in all; they can be loaded until {until} and are deleted then.',
    ],
    'archive.hash': ['清单的 SHA-256：', 'SHA-256 of the manifest:'],
    'archive.files': ['下载文件', 'Load the files'],
    erase: ['清除', 'Erase'],
    'erase.means': [
      '从数据库和文件存储中清除这个区县的全部数据，它的人员立即不能再进入。清除后无法恢复，请先下载并核对归档。',
      'Everything of the district is removed from the table and the buckets, and its people are out at once. There is no way back: load the archive and check it first.',
    ],
    'erase.confirm': ['输入区县编号 {id} 以确认', 'Type {id}, the id of the district, to confirm'],
    'erase.now': ['清除全部数据', 'Erase everything'],
    receipt: ['清除回执', 'Receipt'],
    'receipt.said': ['{at}由 {by} 清除完毕，没有遗留。', 'Erased by {by}; nothing was left at {at}.'],
    'receipt.kind': ['种类', 'Kind'],
    'receipt.archived': ['已归档', 'Archived'],
    'receipt.removed': ['已清除', 'Removed'],
    kept: ['以下不在清除之列：', 'What an erasure does not reach:'],
    'kept.accounts': [
      '身份系统中的账号：它们可能还属于别的区县。这里清除的是通往本区县的登录。',
      'Accounts at the identity provider: they may belong to other districts. What is removed are the logins that led into this one.',
    ],
    'kept.backups': [
      '数据库的备份：最多 35 天后过期',
      'Backups of the table: they expire after 35 days at most',
    ],
    'kept.object-versions': [
      '文件的旧版本：30 天后自动删除',
      'Former versions of files: they are deleted after 30 days',
    ],
    'kept.logs': ['访问和运行日志：到期自动删除', 'Logs of access and of functions, until they expire'],
    'kept.archive': [
      '归档本身：完成 30 天后自动删除',
      'The archive itself: it is deleted 30 days after it was made',
    ],
  }),
);

const kindTexts = dictionary({
  login: ['登录', 'Logins'],
  member: ['人员', 'People'],
  'member-history': ['人员变更', 'History of people'],
  upload: ['上传登记', 'Uploads asked for'],
  account: ['登录账号', 'Accounts to sign in with'],
  turn: ['轮流派单', 'Whose turn it is'],
  departure: ['离开部门', 'Who left a department'],
  duty: ['在岗', 'Who is on duty'],
  roster: ['部门名册', 'Rosters'],
  case: ['案件', 'Cases'],
  events: ['案件事实', 'Facts of cases'],
  task: ['部门任务', 'Department tasks'],
  evidence: ['照片登记', 'Records of photos'],
  photo: ['照片指纹', 'Hashes of photos'],
  counted: ['计数标记', 'Marks of counting'],
  number: ['案件编号', 'Case numbers'],
  counter: ['计数', 'Counters'],
  usage: ['用量', 'Usage'],
  rate: ['请求频率', 'Request rates'],
  configuration: ['配置版本', 'Versions of the configuration'],
  'configuration-contents': ['配置内容（归档在版本内）', 'Contents of versions (archived within them)'],
  file: ['文件', 'Files'],
});
const knownKind = texts(kindTexts);

/** A kind of row in words; one that the console does not know yet by its name. */
export const kindText = (kind: string): string =>
  kind in kindTexts ? knownKind(kind as keyof typeof kindTexts) : kind;

const order = Object.keys(kindTexts);
const placeOf = (kind: string) => (order.includes(kind) ? order.indexOf(kind) : order.length);

/** The order in which kinds are listed: people, then cases, then what holds the district together. */
export const byKind = ([a]: readonly [string, number], [b]: readonly [string, number]): number =>
  placeOf(a) - placeOf(b);

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Bytes with two digits that mean something: `340 KB`, `1.2 GB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  return `${formatNumber(Number((bytes / 1000 ** power).toPrecision(3)))} ${units[power]}`;
}
