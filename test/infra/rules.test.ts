// The whole app, bundled as for a deployment, against the rules of others: cdk-nag's AwsSolutions and
// CloudFormation's own schemas.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PolicyViolation, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, describe, expect, test } from 'vitest';
import { makeApp } from '#infra/app.ts';

const outdir = mkdtempSync(join(tmpdir(), 'gridloop-rules-'));
afterAll(() => rmSync(outdir, { recursive: true }));
const { app } = makeApp({ bundle: true, outdir });

describe('AwsSolutions', () => {
  test('has no finding that is not answered by a reason', () => {
    expect(findings(new AwsSolutionsChecks(app))).toEqual([]);
  });

  test('has a finding for every reason, and every reason is a sentence', () => {
    const checks = new AwsSolutionsChecks(app);
    Object.defineProperty(checks, 'isAcknowledged', { value: () => false });
    const found = findings(checks);
    const answers = (path: string, id: string) =>
      found.some((each) => each.rule === id && `${each.path}/`.startsWith(`${path}/`));
    expect(acknowledged().filter(({ path, id }) => !answers(path, id))).toEqual([]);
    for (const { reason } of acknowledged()) expect(reason).toMatch(/^\S+( \S+){4,}/);
  });
});

test("CloudFormation's schemas find nothing wrong with the template", () => {
  app.synth();
  const { pluginReports } = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: { pluginName: string; violations: unknown[] }[];
  };
  expect(pluginReports.filter(({ pluginName }) => pluginName === 'CloudFormation Validate')).toEqual([]);
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
