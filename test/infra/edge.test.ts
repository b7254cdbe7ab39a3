// What CloudFront does to a request before it goes on, run from the very text that is deployed.
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { ofType, pathOf, say, synthesize } from './template.ts';

const resources = synthesize();

const sent = (name: string, request: { uri: string; method: string }): { uri?: string } => {
  const [, edge] = ofType(resources, 'AWS::CloudFront::Function').find(
    ([id]) => pathOf(resources, id) === `Web/${name}`,
  )!;
  return runInNewContext(`${edge.FunctionCode}; handler(event)`, { event: { request } });
};

describe('a path of the console', () => {
  test.each([
    ['/', '/index.html'],
    ['/desk/cases/01JQ', '/index.html'],
    ['/callback', '/index.html'],
    ['/a.b/c', '/index.html'],
    ['/docs', '/docs/index.html'],
    ['/docs/', '/docs/index.html'],
    ['/config.json', '/config.json'],
    ['/assets/index-1f.js', '/assets/index-1f.js'],
  ])('%s is the file %s', (path, file) => {
    expect(sent('ConsolePage', { uri: path, method: 'GET' }).uri).toBe(file);
  });
});

test('a form upload goes to the root of the bucket, where S3 takes it', () => {
  expect(sent('EvidenceUpload', { uri: '/uploads/', method: 'POST' }).uri).toBe('/');
});

test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('an upload knows no %s', (method) => {
  expect(sent('EvidenceUpload', { uri: '/uploads/kongtong/case/photo', method })).toEqual({
    statusCode: 405,
  });
});

test('API and evidence are never cached, shapes and pages are, and only pages are looked for under a fallback', () => {
  const [, { DistributionConfig }] = ofType(resources, 'AWS::CloudFront::Distribution')[0]!;
  const { DefaultCacheBehavior, CacheBehaviors } = DistributionConfig as {
    DefaultCacheBehavior: Behavior;
    CacheBehaviors: (Behavior & { PathPattern: string })[];
  };
  const seen = [{ PathPattern: '*', ...DefaultCacheBehavior }, ...CacheBehaviors].map((behavior) => ({
    path: behavior.PathPattern,
    cache: say(resources, behavior.CachePolicyId),
    headers: say(resources, behavior.ResponseHeadersPolicyId),
    methods: behavior.AllowedMethods?.length,
    edge: behavior.FunctionAssociations?.map(({ FunctionARN }) => say(resources, FunctionARN)),
  }));
  const uncached = { cache: 'Web/Uncached', headers: 'Web/DataHeaders' };
  expect(seen).toEqual([
    {
      path: '*',
      cache: 'Web/Files',
      headers: 'Web/PageHeaders',
      methods: undefined,
      edge: ['Web/ConsolePage.FunctionARN'],
    },
    { path: '/v1/*', ...uncached, methods: 7, edge: undefined },
    { path: '/healthz', ...uncached, methods: 7, edge: undefined },
    { path: '/uploads/*', ...uncached, methods: 7, edge: ['Web/EvidenceUpload.FunctionARN'] },
    {
      path: '/shapes/*',
      cache: 'Web/Files',
      headers: 'Web/DataHeaders',
      methods: undefined,
      edge: undefined,
    },
    { path: '/archive/*', ...uncached, methods: 2, edge: undefined },
    { path: '/evidence/*', ...uncached, methods: 2, edge: undefined },
  ]);
  expect(DistributionConfig).not.toHaveProperty('CustomErrorResponses');
});

interface Behavior {
  readonly CachePolicyId: unknown;
  readonly AllowedMethods?: readonly string[];
  readonly ResponseHeadersPolicyId: unknown;
  readonly FunctionAssociations?: readonly { FunctionARN: unknown }[];
}

test('what makes a file another one for the cache is its path alone', () => {
  const [, policy] = ofType(resources, 'AWS::CloudFront::CachePolicy').find(([id]) =>
    id.startsWith('WebFiles'),
  )!;
  expect(policy.CachePolicyConfig).toMatchObject({
    MaxTTL: 31_536_000,
    ParametersInCacheKeyAndForwardedToOrigin: {
      CookiesConfig: { CookieBehavior: 'none' },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'none' },
      EnableAcceptEncodingBrotli: true,
    },
  });
});

test('a page may call its own origin and the issuer, and runs no script but its own', () => {
  const context = { issuer: 'https://id.example.org/realm', audience: 'gridloop-api' };
  const [, { ResponseHeadersPolicyConfig }] = ofType(
    synthesize({ context }),
    'AWS::CloudFront::ResponseHeadersPolicy',
  ).find(([id]) => id.startsWith('WebPage'))!;
  expect(ResponseHeadersPolicyConfig).toHaveProperty(
    'SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy',
    "default-src 'self'; connect-src 'self' https://id.example.org; img-src 'self' blob: data:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
});
