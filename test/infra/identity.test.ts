// Who signs people in is the operator's choice: a user pool of our own, or the issuer they already have.
import { expect, test } from 'vitest';
import { ofType, say, synthesize } from './template.ts';

const issuer = 'https://id.example.org/realm';

test('without a word in the context a user pool signs people in, with code and PKCE and without a secret', () => {
  const resources = synthesize();
  const [, client] = ofType(resources, 'AWS::Cognito::UserPoolClient')[0]!;
  const [, { JwtConfiguration }] = ofType(resources, 'AWS::ApiGatewayV2::Authorizer')[0]!;
  const { Audience, Issuer } = JwtConfiguration as { Audience: unknown[]; Issuer: unknown };
  expect(client).toMatchObject({
    AllowedOAuthFlows: ['code'],
    GenerateSecret: false,
    PreventUserExistenceErrors: 'ENABLED',
  });
  expect(say(resources, (client.CallbackURLs as unknown[])[0])).toBe(
    'https://Web/Distribution.DomainName/callback',
  );
  expect(Audience.map((each) => say(resources, each))).toEqual(['Identity/Pool/Console']);
  expect(say(resources, Issuer)).toBe('https://cognito-idp.AWS::Region.AWS::URLSuffix/Identity/Pool');
});

test('an issuer of the context takes the place of the user pool', () => {
  const resources = synthesize({ context: { issuer, audience: 'gridloop-api' } });
  const [, authorizer] = ofType(resources, 'AWS::ApiGatewayV2::Authorizer')[0]!;
  expect(authorizer.JwtConfiguration).toEqual({ Audience: ['gridloop-api'], Issuer: issuer });
  expect(Object.values(resources).filter(({ Type }) => Type.startsWith('AWS::Cognito'))).toEqual([]);
});

test('only a pool of our own is named to the functions, and only to it are people invited', () => {
  const poolOf = (resources: ReturnType<typeof synthesize>) => {
    const [, { Environment }] = ofType(resources, 'AWS::Lambda::Function').find(
      ([, { Description }]) => Description === 'Gridloop admin',
    )!;
    return (Environment as { Variables: Record<string, unknown> }).Variables.USER_POOL_ID;
  };
  const own = synthesize();
  expect(say(own, poolOf(own))).toBe('Identity/Pool');
  expect(poolOf(synthesize({ context: { issuer, audience: 'gridloop-api' } }))).toBeUndefined();
});

test('an issuer without an audience would let in tokens made for others and is refused', () => {
  expect(() => synthesize({ context: { issuer } })).toThrow('audience');
});

test('the site answers to its own name when it has a certificate for it', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/1';
  const resources = synthesize({ context: { domainName: 'grid.example.org', certificateArn } });
  const [, { DistributionConfig }] = ofType(resources, 'AWS::CloudFront::Distribution')[0]!;
  const [, client] = ofType(resources, 'AWS::Cognito::UserPoolClient')[0]!;
  expect(DistributionConfig).toMatchObject({
    Aliases: ['grid.example.org'],
    ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
  });
  expect(client.LogoutURLs).toEqual(['https://grid.example.org/sign-in']);
});

test('a name without a certificate is refused', () => {
  expect(() => synthesize({ context: { domainName: 'grid.example.org' } })).toThrow('certificateArn');
});
