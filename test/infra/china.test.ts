// The same app for the other partition: no user pools there, other ARNs, other host names.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeApp } from '#infra/app.ts';

const outdir = mkdtempSync(join(tmpdir(), 'gridloop-china-'));
afterAll(() => rmSync(outdir, { recursive: true }));
const { app, stack } = makeApp({
  bundle: false,
  outdir,
  env: { account: '111111111111', region: 'cn-north-1' },
  context: { issuer: 'https://id.example.cn/realm', audience: 'gridloop-api' },
});
const text = readFileSync(app.synth().getStackByName(stack.stackName).templateFullPath, 'utf8');

test('in China no ARN and no host name belongs to another partition', () => {
  expect(text.match(/arn:aws:[^"]*/g)).toBeNull();
  // Services are called the same in every partition; that is a name and not a host.
  const withoutServices = text.replaceAll(/"(Service|Principal)":\s*"[\w.]+"/g, '');
  expect(withoutServices.match(/[^"]*amazonaws\.com(?!\.cn)[^"]*/g)).toBeNull();
});

test('in China nothing needs a user pool', () => {
  expect(text).not.toMatch(/cognito/i);
});
