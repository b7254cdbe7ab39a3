// Makes the CDK app. `cdk.json` runs this file; the local run and the tests call makeApp. It holds no resources.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Environment } from 'aws-cdk-lib';
import { BUNDLING_STACKS } from 'aws-cdk-lib/cx-api';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { GridloopStack } from './gridloop-stack.ts';

export interface AppOptions {
  /** False: no esbuild, no asset folders; the template is complete except for the code it points to. */
  bundle: boolean;
  /** Where the cloud assembly goes; the CDK CLI's choice, or a temporary folder, when absent. */
  outdir?: string;
  /** Context keys, as `cdk synth -c key=value` gives them (see README.md). */
  context?: Record<string, unknown>;
  /** A fixed account and region; absent, the template deploys to any. */
  env?: Environment;
}

/** The whole system as a CDK app. `app.synth().getStackByName(stack.stackName).template` is its template. */
export function makeApp({ bundle, outdir, context, env }: AppOptions): { app: App; stack: GridloopStack } {
  const app = new App({
    analyticsReporting: false,
    // Its engine takes seconds to load, for each synthesis anew; test/infra/rules.test.ts asks it instead.
    builtinCloudFormationValidation: false,
    ...(outdir && { outdir }),
    context: { ...flags, ...(!bundle && { [BUNDLING_STACKS]: [] }), ...context },
  });
  return { app, stack: new GridloopStack(app, stackName(app), { ...(env && { env }) }) };
}

/** `stage` of the context: another whole system, beside the one without a stage, in the same account. */
function stackName(app: App): string {
  const stage: string | undefined = app.node.tryGetContext('stage');
  if (stage === undefined) return 'Gridloop';
  if (!/^[a-z][a-z0-9]{0,15}$/.test(stage))
    throw new Error('stage is a lower-case letter, then at most 15 letters and digits.');
  return `Gridloop-${stage}`;
}

if (import.meta.main) {
  const { app } = makeApp({ bundle: true });
  // CDK writes its report only when there is something to report, and the CLI would show the last one again.
  rmSync(join(app.outdir, 'validation-report.json'), { force: true });
  app.synth();
}
