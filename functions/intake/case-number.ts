// Case numbers: counted per district and day, one for each case however often its report comes.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DistrictStore, Row } from '#functions/lib/store.ts';

/**
 * The counter's row also holds which cases were given the last numbers, as one attribute per case. So copies of a
 * report that come at the same moment, before there is a case, are given the one number. Twice as many are held at
 * most, in less than a kilobyte: the row costs one write unit as a bare counter does.
 */
const remembered = 12;
const attributeOf = (caseId: string) => `case:${caseId}`;

/**
 * `<adcode><yyyymmdd><5 digits>`, counted per day of the district's time zone. Asked again for the same case it gives
 * the same number, unless twelve others were given one meanwhile: then there will be a gap, never a number twice.
 */
export async function allotNumber(
  store: DistrictStore,
  caseId: string,
  { adcode, timeZone }: { adcode: string; timeZone: string },
  now: string,
): Promise<string> {
  const day = dayOf(now, timeZone);
  const counter = await nextFor(store, caseId, day);
  const count = Number(counter[attributeOf(caseId)]);
  if (count % remembered === 0) await forget(store, day, counter, count - remembered);
  return `${adcode}${day}${String(count).padStart(5, '0')}`;
}

/** The counter's row with a number for the case, counted up only if it had none. */
async function nextFor(store: DistrictStore, caseId: string, day: string): Promise<Row> {
  try {
    const counter = await store.update(store.keys.number(day), {
      UpdateExpression:
        'SET #case = if_not_exists(#last, :zero) + :one, #last = if_not_exists(#last, :zero) + :one',
      ConditionExpression: 'attribute_not_exists(#case)',
      ExpressionAttributeNames: { '#case': attributeOf(caseId), '#last': 'lastNumber' },
      ExpressionAttributeValues: { ':zero': 0, ':one': 1 },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    return counter as Row;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException && error.Item)) throw error;
    return unmarshall(error.Item);
  }
}

/** Once in twelve reports: what was remembered up to this number goes. */
async function forget(store: DistrictStore, day: string, counter: Row, upTo: number): Promise<void> {
  const old = Object.keys(counter).filter(
    (name) => name.startsWith(attributeOf('')) && Number(counter[name]) <= upTo,
  );
  if (old.length === 0) return;
  await store.update(store.keys.number(day), {
    UpdateExpression: `REMOVE ${old.map((_, at) => `#old${at}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(old.map((name, at) => [`#old${at}`, name])),
  });
}

/** `yyyymmdd` of the instant in the time zone. */
const dayOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(new Date(instant))
    .replaceAll('-', '');
