// Working time of the demo districts: office hours, public holidays (法定节假日) and make-up workdays (调休) as published.
import type { Calendar } from '#shared/contracts/calendar.ts';

const office = [
  { from: '08:00', to: '12:00' },
  { from: '14:00', to: '18:00' },
];

/** Every date from the first to the last, under one name. */
function days(name: string, first: string, last: string) {
  const count = (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;
  return Array.from({ length: count }, (_, index) => ({
    date: new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10),
    name,
  }));
}

/**
 * 2026 by the notice of the General Office of the State Council on the holidays of 2026 (国务院办公厅关于2026年部分节假日
 * 安排的通知, 4 November 2025). Of 2027 only New Year's Day, which the law itself fixes (全国年节及纪念日放假办法): what is
 * swapped around it that year's own notice says, and a district puts it into a new version of this part.
 */
export const officeCalendar: Calendar = {
  weekly: {
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: office,
    saturday: [],
    sunday: [],
  },
  holidays: [
    ...days('元旦', '2026-01-01', '2026-01-03'),
    ...days('春节', '2026-02-15', '2026-02-23'),
    ...days('清明节', '2026-04-04', '2026-04-06'),
    ...days('劳动节', '2026-05-01', '2026-05-05'),
    ...days('端午节', '2026-06-19', '2026-06-21'),
    ...days('中秋节', '2026-09-25', '2026-09-27'),
    ...days('国庆节', '2026-10-01', '2026-10-07'),
    { date: '2027-01-01', name: '元旦' },
  ],
  workdays: [
    { date: '2026-01-04', name: '元旦调休' },
    { date: '2026-02-14', name: '春节调休' },
    { date: '2026-02-28', name: '春节调休' },
    { date: '2026-05-09', name: '劳动节调休' },
    { date: '2026-09-20', name: '国庆节调休' },
    { date: '2026-10-10', name: '国庆节调休' },
  ],
  workDayMinutes: 480,
  departments: {},
};
