// Cases by when they were reported: the whole district's newest first, a reporter's own, and one by its number.
import * as z from 'zod';
import { yearMonthOf } from '#functions/lib/case-rows.ts';
import { manifestInForce } from '#functions/lib/configuration.ts';
import { sortKeyPosition } from '#functions/lib/cursor.ts';
import { monthAfter, monthBefore, monthOf } from '#functions/lib/months.ts';
import type { DistrictStore, Row } from '#functions/lib/store.ts';
import type { Scope } from '#shared/domain/access.ts';
import type { StoredCard } from '#shared/domain/case/view.ts';
import { DomainError } from '#shared/domain/error.ts';
import { cards } from './cards.ts';
import type { CardPage } from './pages.ts';

const monthPosition = z.strictObject({
  month: z.string().regex(/^\d{4}(0[1-9]|1[0-2])$/),
  below: sortKeyPosition.optional(),
});

/** Month by month back to the one in which the district began. */
export async function newestCases(store: DistrictStore) {
  const first = monthBefore(monthOf((await manifestInForce(store)).since));
  return async (position: unknown, limit: number): Promise<CardPage> => {
    const { month, below } =
      position === undefined
        ? { month: monthAfter(monthOf(new Date().toISOString())) }
        : (monthPosition.catch(invalid).parse(position) as z.output<typeof monthPosition>);
    const page = await store.query({
      IndexName: 'month',
      KeyConditionExpression: below === undefined ? 'monthPk = :pk' : 'monthPk = :pk AND monthSk < :below',
      ExpressionAttributeValues: {
        ':pk': store.keys.month(month),
        ...(below !== undefined && { ':below': below }),
      },
      ScanIndexForward: false,
      Limit: limit,
    });
    const last = page.next && String(page.rows.at(-1)?.monthSk);
    const next = last ? { month, below: last } : month > first ? { month: monthBefore(month) } : undefined;
    return { cards: await cards(store, casesOf(page.rows)), next };
  };
}

export function ownReports(store: DistrictStore, member: Scope) {
  return async (position: unknown, limit: number): Promise<CardPage> => {
    const below =
      position === undefined ? undefined : (sortKeyPosition.catch(invalid).parse(position) as string);
    const pk = store.keys.reporter(member.id);
    const page = await store.query({
      IndexName: 'month',
      KeyConditionExpression: below === undefined ? 'monthPk = :pk' : 'monthPk = :pk AND monthSk < :below',
      ExpressionAttributeValues: { ':pk': pk, ...(below !== undefined && { ':below': below }) },
      ScanIndexForward: false,
      Limit: limit,
    });
    const next = page.next && String(page.rows.at(-1)?.monthSk);
    return { cards: await cards(store, casesOf(page.rows)), next };
  };
}

/** The case with this number, or undefined when the text is no number of a case here. */
export async function caseOfNumber(store: DistrictStore, text: string): Promise<StoredCard | undefined> {
  if (!/^\d{19,21}$/.test(text)) return undefined;
  const { rows } = await store.query({
    IndexName: 'month',
    KeyConditionExpression: 'monthPk = :pk AND monthSk = :number',
    ExpressionAttributeValues: { ':pk': store.keys.month(yearMonthOf(text)), ':number': text },
  });
  return (await cards(store, casesOf(rows)))[0];
}

/** The partitions of the cases that rows of an index belong to. */
const casesOf = (rows: readonly Row[]): string[] => rows.map(({ pk }) => String(pk));

function invalid(): never {
  throw new DomainError('list/invalid-cursor', 'Send the cursor of the page before, as it came, or none.');
}
