// Words of the permission list and its reaches, for whoever lays down roles.
import type { Permission } from '#shared/contracts/permissions.ts';
import { dictionary, type Text, texts } from './text.ts';

const permissionTexts = dictionary({
  'case:report': ['上报案件', 'Report cases'],
  'case:report-for-others': ['代市民、热线或上级上报', 'Report for residents, the hotline or a superior'],
  'case:read': ['查看案件', 'See cases'],
  'case:correct': ['更正案件', 'Correct cases'],
  'case:file': ['立案', 'File'],
  'case:dismiss': ['不予立案', 'Dismiss'],
  'case:dispatch': ['派遣', 'Dispatch'],
  'case:withdraw': ['撤回派遣', 'Take a dispatch back'],
  'case:verify': ['核查', 'Verify'],
  'case:reopen': ['重开', 'Reopen'],
  'case:comment': ['备注', 'Comment'],
  'case:rate': ['记录评价', 'Record a rating'],
  'evidence:add': ['补充照片', 'Add photos'],
  'case:sign-in': ['签收任务', 'Sign in tasks'],
  'case:return': ['回退任务', 'Return tasks'],
  'case:finish': ['反馈完成', 'Finish tasks'],
  'task:handle': ['可被指定为处置人', 'Can be named as handler'],
  'task:roster': ['参与自动分配', 'Is given tasks by the department’s rule'],
  'task:manage': ['办理同事手中的任务', 'Act on tasks in colleagues’ hands'],
  'surface:field': ['现场界面', 'Field app'],
  'surface:desk': ['指挥台界面', 'Desk'],
  'configuration:read': ['读取配置', 'Read the configuration'],
  'settings:write': ['修改基本信息', 'Change the basics'],
  'catalogue:write': ['修改事项目录', 'Change the catalogue'],
  'limits:write': ['修改环节时限', 'Change stage limits'],
  'calendar:write': ['修改工作日历', 'Change the calendar'],
  'areas:write': ['修改区域', 'Change areas'],
  'departments:write': ['修改部门', 'Change departments'],
  'routing:write': ['修改派遣规则', 'Change routing rules'],
  'roster:write': ['修改值班表', 'Change duty rosters'],
  'roles:write': ['修改角色', 'Change roles'],
  'duty:own': ['自己上岗、下岗', 'Go on duty and off'],
  'contact:read': ['看案件所在网格力量的电话', 'See telephone numbers of those bound to the place of a case'],
  'member:read': ['查看人员', 'See people'],
  'member:write': ['管理人员', 'Keep people'],
  'audit:read': ['查看变更记录', 'See the list of changes'],
  'quota:read': ['查看配额', 'See quotas'],
} satisfies Record<Permission, Text>);

export const permissionText = texts(permissionTexts);

/** The words of a permission; what is none by itself. */
export const sayPermission = (id: string): string =>
  id in permissionTexts ? permissionText(id as Permission) : id;

export const roleTableText = texts(
  dictionary({
    'group.cases': ['案件', 'Cases'],
    'group.tasks': ['部门任务', 'Tasks of the department'],
    'group.surfaces': ['界面', 'Surfaces'],
    'group.configuration': ['配置', 'Configuration'],
    'group.people': ['人员与记录', 'People and records'],
    'reach.own': ['本人上报', 'Own reports'],
    'reach.area': ['负责区域', 'Own areas'],
    'reach.department': ['本部门', 'Own department'],
    'reach.department_and_area': ['本部门且在负责区域', 'Department within areas'],
    'reach.district': ['全区', 'District'],
    'short.own': ['本人', 'Own'],
    'short.area': ['区域', 'Area'],
    'short.department': ['部门', 'Dept.'],
    'short.department_and_area': ['部门且区域', 'Dept. in area'],
    'short.district': ['全区', 'All'],
    permission: ['权限', 'Permission'],
    table: ['谁能做什么', 'Who may do what'],
    'table.back': ['返回权限表', 'Back to the table'],
    'table.lead': [
      '内置角色不能修改，可以复制成自己的角色。“全区”对设了负责区域的人，只到这些区域。',
      'Built-in roles stay as they are; copy one to make your own. For people with areas, “All” ends at these areas.',
    ],
    'table.hint': [
      '同一行可勾选几种范围，符合其一即可。所有角色都有的权限不能取消。',
      'Tick several reaches in a row: one of them is enough. What every role has stays ticked.',
    ],
    own: ['自定义', 'Own'],
    'copy.from': ['从角色复制权限', 'Copy from a role'],
    'copy.choose': ['选一个角色，替换下面的勾选', 'Choose a role; it replaces what is ticked below'],
    granted: ['{n} 项权限', '{n} permission|{n} permissions'],
  }),
);
