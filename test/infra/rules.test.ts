// The app against the rules of others: CloudFormation's own schemas, and AWS's advice as cdk-nag knows it, where
// every finding is mended or answered by a reason.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, CloudFormationValidatePlugin, type PolicyViolation, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, expect, test } from 'vitest';
import { makeApp } from '#infra/app.ts';

const outdir = mkdtempSync(join(tmpdir(), 'gridloop-rules-'));
afterAll(() => rmSync(outdir, { recursive: true }));
const { app } = makeApp({ bundle: false, outdir });
/** Everything that the context can change. */
const other = makeApp({
  bundle: false,
  outdir: mkdtempSync(join(outdir, 'other-')),
  context: {
    stage: 'test',
    issuer: 'https://id.example.org/realm',
    audience: 'gridloop-api',
    domainName: 'grid.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/1',
    webAclArn: 'arn:aws:wafv2:us-east-1:111111111111:global/webacl/a/1',
    dataKeyArn: 'arn:aws:kms:eu-west-1:111111111111:key/k',
  },
}).app;
const apps = [
  ['as it comes', app],
  ['with all of the context', other],
] as const;

test("CloudFormation's schemas find nothing wrong with the template", () => {
  Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
  app.synth();
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  expect(pluginReports).toEqual([]);
}, 300_000);

test.each(apps)('%s AwsSolutions has no finding that is not answered by a reason', (_, each) => {
  expect(findings(new AwsSolutionsChecks(each), each)).toEqual([]);
});

test.each(apps)('%s every reason answers a finding and is a sentence', (_, each) => {
  const checks = new AwsSolutionsChecks(each);
  Object.defineProperty(checks, 'isAcknowledged', { value: () => false });
  const found = findings(checks, each);
  const answers = (path: string, id: string) =>
    found.some((finding) => finding.rule === id && `${finding.path}/`.startsWith(`${path}/`));
  expect(acknowledged(each).filter(({ path, id }) => !answers(path, id))).toEqual([]);
  for (const { reason } of acknowledged(each)) expect(reason).toMatch(/^\S+( \S+){4,}/);
});

const findings = (checks: AwsSolutionsChecks, of: App): { rule: string; path: string | undefined }[] =>
  checks
    .validateScope(of)
    .violations.flatMap(({ ruleName, violatingResources }: PolicyViolation) =>
      violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: constructPath })),
    );

const acknowledged = (of: App) =>
  of.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => ({ path: node.path, id: id.replace(/^annotation::/i, ''), reason })),
  );
