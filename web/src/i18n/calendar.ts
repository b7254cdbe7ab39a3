// Texts of the calendar's page.

import type { weekdays } from '#shared/contracts/vocabulary.ts';
import type { DayKind } from '#shared/domain/calendar-year.ts';
import { dictionary, type Text, texts } from './text.ts';

const dayTexts = dictionary({
  'day.monday': ['周一', 'Monday'],
  'day.tuesday': ['周二', 'Tuesday'],
  'day.wednesday': ['周三', 'Wednesday'],
  'day.thursday': ['周四', 'Thursday'],
  'day.friday': ['周五', 'Friday'],
  'day.saturday': ['周六', 'Saturday'],
  'day.sunday': ['周日', 'Sunday'],
  'short.monday': ['一', 'Mo'],
  'short.tuesday': ['二', 'Tu'],
  'short.wednesday': ['三', 'We'],
  'short.thursday': ['四', 'Th'],
  'short.friday': ['五', 'Fr'],
  'short.saturday': ['六', 'Sa'],
  'short.sunday': ['日', 'Su'],
} satisfies Record<`${'day' | 'short'}.${(typeof weekdays)[number]}`, Text>);

const kindTexts = dictionary({
  'kind.work': ['上班', 'Work'],
  'kind.off': ['休息', 'Off'],
  'kind.holiday': ['节假日', 'Holiday'],
  'kind.make_up': ['调休上班', 'Make-up workday'],
} satisfies Record<`kind.${DayKind}`, Text>);

const faultTexts = dictionary({
  'fault.unknown-department': ['没有这个部门：{department}', 'There is no department {department}.'],
  'fault.hardly-any-work': [
    '每周工作不足一小时，按工作时计的时限几乎到不了期',
    'Less than an hour of work a week: a limit in work hours would hardly ever end.',
  ],
  'fault.ends-early': ['{hours} 的结束时间不晚于开始时间', '{hours} ends before it begins.'],
  'fault.overlap': ['{hours} 与 {other} 重叠', '{hours} overlaps {other}.'],
  'fault.date-twice': ['{date} 写了两次', '{date} is there twice.'],
  'fault.off-and-worked': ['{date} 既是节假日又是调休上班', '{date} is a holiday and a make-up workday.'],
});

export const calendarText = texts({
  ...dayTexts,
  ...kindTexts,
  ...faultTexts,
  ...dictionary({
    'fault.below-department': ['{department}：{fault}', '{department}: {fault}'],
    'hours.off': ['休息', 'Off'],
    'hours.from': ['{day} 第 {n} 段开始', '{day}, stretch {n}, from'],
    'hours.to': ['{day} 第 {n} 段结束', '{day}, stretch {n}, to'],
    'hours.add-to': ['{day}加一段工作时间', 'Add working time on {day}'],
    'hours.remove': ['删去{day} {hours}', 'Remove {hours} on {day}'],
    'hours.repeat': ['周一的作息用到周二至周五', 'Use Monday’s hours through Friday'],
    'hours.hint': [
      '24 小时制，两段之间为休息；过夜的写成两天，到 24:00 为止',
      '24-hour times; between two stretches is a break. What passes midnight is two days: until 24:00.',
    ],
    'dates.from': ['从', 'From'],
    'dates.to': ['到', 'To'],
    'dates.name': ['叫什么', 'Called'],
    'dates.add': ['添加', 'Add'],
    'dates.none': ['没有', 'None'],
    'dates.days': ['{n} 天', '{n} day|{n} days'],
    'dates.remove': ['删去 {what}', 'Remove {what}'],
    'dates.backwards': ['结束日期早于开始日期', 'It ends before it begins.'],
    'dates.too-long': ['一次最多添加 60 天', 'At most 60 days at once.'],
    'dates.taken': ['{date} 已经在里面', '{date} is there already.'],
    'dates.missing': ['请填写日期', 'A date is needed.'],
    'dates.own-hours': ['另定时间', 'Other hours'],
    'dates.usual-hours': ['按周一的作息', 'Monday’s hours'],
    'own.add': ['给哪个部门单独定', 'Another department of its own'],
    'own.none': ['各部门都按全区作息', 'Every department works the district’s hours.'],
    'own.weekly': ['每周工作时间与全区不同', 'Other weekly hours'],
    'own.holidays': ['节假日与全区不同', 'Other holidays'],
    'own.workdays': ['调休与全区不同', 'Other make-up workdays'],
    'own.workDayMinutes': ['一个工作日的分钟数与全区不同', 'Another length of a work day'],
    'own.remove': ['{department}改按全区作息', 'Let {department} follow the district'],
    'year.title': ['全年一览', 'The year at a glance'],
    'year.previous': ['上一年', 'The year before'],
    'year.next': ['下一年', 'The year after'],
    'year.whose': ['谁的日历', 'Whose calendar'],
    'year.district': ['全区', 'The district'],
    'year.sum': ['{year} 年上班 {days} 天，共 {hours} 小时', '{year}: {days} days of work, {hours} hours'],
    'year.unknown': [
      '{year} 年只录入了 {entered} 天节假日，少于法定的 {lawful} 天；国务院公布当年安排后请补充，此前期限按平常日子计算',
      '{year}: holidays entered so far: {entered} of the {lawful} days that the law gives. Add the others when the State Council has announced them; until then limits count them as ordinary days.',
    ],
    'year.cannot': ['日历还画不出来：', 'The calendar cannot be drawn yet:'],
    'mark.holiday': ['休', 'H'],
    'mark.make_up': ['班', 'W'],
    'example.title': ['举例', 'An example'],
    'example.limit': ['时限', 'Limit'],
    'example.from': ['开始', 'Begins'],
    'example.due': ['{from} 起 {limit}，到 {due}', '{limit} from {from}: due {due}'],
  }),
});
