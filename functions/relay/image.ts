// A stream record's image as a plain row.
import type { AttributeValue as SdkAttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from 'aws-lambda';

/** The two packages type the same wire shape differently. */
export const fromImage = (image: Record<string, AttributeValue>): Record<string, unknown> =>
  unmarshall(image as unknown as Record<string, SdkAttributeValue>);
