// The DynamoDB clients: the function's own, and one per district on credentials narrowed to that district.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { tenantRoleArn } from './env.ts';
import { meterOfRequest } from './meter.ts';

export type CapacityListener = (operation: string, consumed: unknown) => void;
let onCapacity: CapacityListener | undefined;

/** Measuring only: while a listener is set, every call asks for and reports what it consumed, per index. */
export function listenToCapacity(listener: CapacityListener | undefined): void {
  onCapacity = listener;
}

let own: DynamoDBDocumentClient | undefined;

/** On the function's own role: rows outside tenants; functions without a caller (relay, clock, queues) use it for all. */
export function ownClient(): DynamoDBDocumentClient {
  own ??= documentClient(new DynamoDBClient({}));
  return own;
}

const narrowed = new Map<string, { client: DynamoDBDocumentClient; until: number }>();
const sessionSeconds = 3600;
/** Renewed this long before the session ends. */
const marginMs = 10 * 60_000;
const districtsInMemory = 200;

/**
 * On credentials that reach only keys of the district (`dynamodb:LeadingKeys` and the session tag). Without
 * TENANT_ROLE_ARN, as on one machine, the own client: there the store's keys alone keep districts apart.
 */
export async function clientFor(district: string): Promise<DynamoDBDocumentClient> {
  const role = tenantRoleArn();
  if (role === undefined) return ownClient();
  const known = narrowed.get(district);
  if (known && known.until > Date.now()) return known.client;
  const client = await assume(role, district);
  if (narrowed.size >= districtsInMemory) narrowed.delete(narrowed.keys().next().value as string);
  narrowed.set(district, { client, until: Date.now() + sessionSeconds * 1000 - marginMs });
  return client;
}

async function assume(role: string, district: string): Promise<DynamoDBDocumentClient> {
  const { Credentials } = await new STSClient({}).send(
    new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: `district-${district}`,
      DurationSeconds: sessionSeconds,
      Tags: [{ Key: 'district', Value: district }],
    }),
  );
  if (!Credentials?.AccessKeyId || !Credentials.SecretAccessKey) throw new Error('STS gave no credentials');
  const { AccessKeyId, SecretAccessKey, SessionToken } = Credentials;
  return documentClient(
    new DynamoDBClient({
      credentials: {
        accessKeyId: AccessKeyId,
        secretAccessKey: SecretAccessKey,
        ...(SessionToken && { sessionToken: SessionToken }),
      },
    }),
  );
}

interface Capacity {
  readonly CapacityUnits?: number;
}
const reading = new Set(['GetItemCommand', 'BatchGetItemCommand', 'QueryCommand']);

function documentClient(client: DynamoDBClient): DynamoDBDocumentClient {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const [listener, meter] = [onCapacity, meterOfRequest()];
      if (!listener && !meter) return next(args);
      const ReturnConsumedCapacity = listener ? 'INDEXES' : 'TOTAL';
      const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity } });
      const consumed = (result.output as { ConsumedCapacity?: Capacity | Capacity[] }).ConsumedCapacity;
      const operation = String(context.commandName);
      listener?.(operation, consumed);
      const units = [consumed ?? []].flat().reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0);
      if (meter) meter[reading.has(operation) ? 'read' : 'write'] += units;
      return result;
    },
    { step: 'initialize', name: 'consumedCapacity', priority: 'low' },
  );
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
