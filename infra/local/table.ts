// Brings one table of the engine to what the template says: created at first, later given the indexes it lacks.
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  type KeySchemaElement,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { credentials, region } from './environment.ts';
import { LocalRunError } from './errors.ts';

/** The parts of `AWS::DynamoDB::Table` that an engine can be given; the names are those of CreateTable. */
type TableProperties = Pick<
  CreateTableCommandInput,
  'AttributeDefinitions' | 'KeySchema' | 'BillingMode' | 'GlobalSecondaryIndexes' | 'StreamSpecification'
> & { TimeToLiveSpecification?: { AttributeName: string; Enabled: boolean } };

/** Creates or completes the table. A table whose keys differ is refused: its data would be unreachable. */
export async function createTable(
  endpoint: string,
  TableName: string,
  properties: Record<string, unknown>,
): Promise<TableDescription> {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const wanted = properties as TableProperties;
  if (!(await describe(client, TableName))) await create(client, TableName, wanted);
  await addMissingIndexes(client, TableName, wanted);
  await expire(client, TableName, wanted);
  const table = await describe(client, TableName);
  client.destroy();
  return table ?? {};
}

const describe = (client: DynamoDBClient, TableName: string) =>
  client.send(new DescribeTableCommand({ TableName })).then(
    ({ Table }) => Table,
    (error) => {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    },
  );

async function create(client: DynamoDBClient, TableName: string, wanted: TableProperties) {
  const { AttributeDefinitions, KeySchema, BillingMode, GlobalSecondaryIndexes, StreamSpecification } =
    wanted;
  await client.send(
    new CreateTableCommand({
      TableName,
      AttributeDefinitions,
      KeySchema,
      BillingMode,
      GlobalSecondaryIndexes,
      ...(StreamSpecification && { StreamSpecification: { ...StreamSpecification, StreamEnabled: true } }),
    }),
  );
}

async function addMissingIndexes(client: DynamoDBClient, TableName: string, wanted: TableProperties) {
  const table = await describe(client, TableName);
  const keys = (schema: KeySchemaElement[] | undefined) =>
    schema?.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`).join();
  const existing = new Map(table?.GlobalSecondaryIndexes?.map((index) => [index.IndexName, index]));
  const same = (wanted.GlobalSecondaryIndexes ?? []).every(
    ({ IndexName, KeySchema }) =>
      !existing.has(IndexName) || keys(existing.get(IndexName)?.KeySchema) === keys(KeySchema),
  );
  if (!same || keys(table?.KeySchema) !== keys(wanted.KeySchema))
    throw new LocalRunError(
      `The table ${TableName} has other keys than the template; move the data folder away.`,
    );
  for (const Create of wanted.GlobalSecondaryIndexes ?? [])
    if (!existing.has(Create.IndexName))
      await client.send(
        new UpdateTableCommand({
          TableName,
          AttributeDefinitions: wanted.AttributeDefinitions,
          GlobalSecondaryIndexUpdates: [{ Create }],
        }),
      );
}

async function expire(client: DynamoDBClient, TableName: string, wanted: TableProperties) {
  const { TimeToLiveSpecification } = wanted;
  if (!TimeToLiveSpecification) return;
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (TimeToLiveDescription?.TimeToLiveStatus !== 'ENABLED')
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}
