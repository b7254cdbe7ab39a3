// A record as the SDK reads it, turned into the JSON that Lambda hands to a function.
import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, AttributeValue as LambdaValue } from 'aws-lambda';

export function toStreamRecord(record: _Record): DynamoDBRecord {
  const { Keys, NewImage, OldImage, ApproximateCreationDateTime, ...rest } = record.dynamodb ?? {};
  return {
    ...(record as Omit<DynamoDBRecord, 'dynamodb'>),
    dynamodb: {
      ...(rest as DynamoDBRecord['dynamodb']),
      ApproximateCreationDateTime: (ApproximateCreationDateTime?.getTime() ?? 0) / 1000,
      ...(Keys && { Keys: toImage(Keys) }),
      ...(NewImage && { NewImage: toImage(NewImage) }),
      ...(OldImage && { OldImage: toImage(OldImage) }),
    },
  };
}

const toImage = (image: Record<string, AttributeValue>): Record<string, LambdaValue> =>
  Object.fromEntries(Object.entries(image).map(([name, value]) => [name, toValue(value)]));

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function toValue(value: AttributeValue): LambdaValue {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(toValue) };
  if (value.M) return { M: toImage(value.M) };
  return value as LambdaValue;
}
