// The functions: one per folder of functions/, with their size, time, environment and logs. What starts one is
// api.ts or triggers.ts, what it may do is grants.ts.
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type CfnFunction,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { Bundles, entryOf } from './bundle.ts';

/** Seconds. An API answer must come before the API's own limit; a consumer's sets its queue's visibility. */
export const timeouts = {
  intake: 10,
  routing: 10,
  closure: 10,
  admin: 10,
  platform: 10,
  insight: 10,
  relay: 30,
  tasks: 10,
  inspect: 30,
  clock: 50,
  jobs: 60,
} as const;

export type FunctionName = keyof typeof timeouts;
export const functionNames = Object.keys(timeouts) as FunctionName[];

/** MB. Lambda gives CPU in proportion; the image codec needs both. */
const memory = (name: FunctionName) => (name === 'inspect' ? 2048 : 1024);

export class Functions extends Construct {
  readonly byName: Readonly<Record<FunctionName, LambdaFunction>>;

  constructor(scope: Construct, id: string, environment: Record<string, string>) {
    super(scope, id);
    const bundles = Stack.of(this).bundlingRequired ? new Bundles(this, functionNames) : undefined;
    const entries = functionNames.map((name) => {
      const code = bundles?.code(name) ?? Code.fromInline('// The code is left out of this template.');
      return [name, this.make(name, code, environment)] as const;
    });
    this.byName = Object.fromEntries(entries) as Record<FunctionName, LambdaFunction>;
  }

  private make(name: FunctionName, code: Code, environment: Record<string, string>) {
    const id = name[0]?.toUpperCase() + name.slice(1);
    const logGroup = new LogGroup(this, `${id}Logs`, {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // AWS's managed policy would allow writing to every log group of the account.
    const role = new Role(this, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const made = new LambdaFunction(this, id, {
      description: `Gridloop ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code,
      role,
      memorySize: memory(name),
      timeout: Duration.seconds(timeouts[name]),
      environment: {
        ...environment,
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_SERVICE_NAME: 'gridloop',
      },
      loggingFormat: LoggingFormat.JSON,
      // Lambda's own start and report lines would be most of the log's cost; what they say is in the metrics too.
      systemLogLevelV2: SystemLogLevel.WARN,
      logGroup,
    });
    // How the local run finds the source of what it has no bundle of.
    (made.node.defaultChild as CfnFunction).addMetadata('gridloop:entry', entryOf(name));
    return made;
  }
}
