// The response headers that CloudFront would add to a path, read from the template's distribution and policies.
import { ofType, referenced, resolve, type Template } from './template.ts';

type Headers = Record<string, string>;

/** Strict-Transport-Security is left out: it would bind the browser's `localhost` to https for a year. */
export function edgeHeaders(template: Template): (path: string) => Headers {
  const [distribution] = ofType(template, 'AWS::CloudFront::Distribution');
  if (!distribution) return () => ({});
  const { DefaultCacheBehavior, CacheBehaviors = [] } = distribution[1].DistributionConfig as {
    DefaultCacheBehavior: Behavior;
    CacheBehaviors?: (Behavior & { PathPattern: string })[];
  };
  const fallback = headersOf(template, DefaultCacheBehavior);
  const behaviors = CacheBehaviors.map((behavior) => ({
    fits: new RegExp(`^${behavior.PathPattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`),
    headers: headersOf(template, behavior),
  }));
  return (path) => behaviors.find(({ fits }) => fits.test(path))?.headers ?? fallback;
}

interface Behavior {
  readonly ResponseHeadersPolicyId?: unknown;
}

interface Policy {
  readonly SecurityHeadersConfig?: {
    readonly ContentSecurityPolicy?: { readonly ContentSecurityPolicy: string };
    readonly ContentTypeOptions?: unknown;
    readonly FrameOptions?: { readonly FrameOption: string };
    readonly ReferrerPolicy?: { readonly ReferrerPolicy: string };
  };
  readonly CustomHeadersConfig?: {
    readonly Items: readonly { readonly Header: string; readonly Value: string }[];
  };
}

function headersOf(template: Template, { ResponseHeadersPolicyId }: Behavior): Headers {
  if (ResponseHeadersPolicyId === undefined) return {};
  const resource = template.Resources[referenced(ResponseHeadersPolicyId)];
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = resolve(
    resource?.Properties.ResponseHeadersPolicyConfig,
    new Map(),
  ) as Policy;
  const headers = {
    'content-security-policy': security?.ContentSecurityPolicy?.ContentSecurityPolicy,
    'x-content-type-options': security?.ContentTypeOptions && 'nosniff',
    'x-frame-options': security?.FrameOptions?.FrameOption,
    'referrer-policy': security?.ReferrerPolicy?.ReferrerPolicy,
    ...Object.fromEntries(custom?.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value]) ?? []),
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
