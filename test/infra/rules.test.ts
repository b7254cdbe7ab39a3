// The app against the rules of others: CloudFormation's own schemas, and AWS's advice as cdk-nag knows it, where
// every finding is mended or answered by a reason.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationValidatePlugin, type PolicyViolation, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, expect, test } from 'vitest';
import { makeApp } from '#infra/app.ts';

const outdir = mkdtempSync(join(tmpdir(), 'gridloop-rules-'));
afterAll(() => rmSync(outdir, { recursive: true }));
const { app } = makeApp({ bundle: false, outdir });

test("CloudFormation's schemas find nothing wrong with the template", () => {
  Validations.of(app).addPlugins(new CloudFormationValidatePlugin());
  app.synth();
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  expect(pluginReports).toEqual([]);
}, 300_000);

test('AwsSolutions has no finding that is not answered by a reason', () => {
  expect(findings(new AwsSolutionsChecks(app))).toEqual([]);
});

test('every reason answers a finding and is a sentence', () => {
  const checks = new AwsSolutionsChecks(app);
  Object.defineProperty(checks, 'isAcknowledged', { value: () => false });
  const found = findings(checks);
  const answers = (path: string, id: string) =>
    found.some((each) => each.rule === id && `${each.path}/`.startsWith(`${path}/`));
  expect(acknowledged().filter(({ path, id }) => !answers(path, id))).toEqual([]);
  for (const { reason } of acknowledged()) expect(reason).toMatch(/^\S+( \S+){4,}/);
});

const findings = (checks: AwsSolutionsChecks): { rule: string; path: string | undefined }[] =>
  checks
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }: PolicyViolation) =>
      violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: constructPath })),
    );

const acknowledged = () =>
  app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .map(([id, reason]) => ({ path: node.path, id: id.replace(/^annotation::/i, ''), reason })),
  );
