// The headers that every answer carries at the edge, one policy per kind of content. What a page may load is said
// here and nowhere else; the local run serves the same headers.
import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';

const directives = (policy: Record<string, string>): string =>
  Object.entries(policy)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join('; ');

const common = (contentSecurityPolicy: string): ResponseSecurityHeadersBehavior => ({
  contentSecurityPolicy: { contentSecurityPolicy, override: true },
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: true,
    override: true,
  },
});

/** @param origins other origins the pages may call: the OIDC issuer's. */
export const pageHeaders = (origins: readonly string[]): ResponseHeadersPolicyProps => ({
  comment: 'Gridloop pages',
  securityHeadersBehavior: common(
    directives({
      'default-src': "'self'",
      'connect-src': ["'self'", ...origins].join(' '),
      // Photos not yet sent and generated map images.
      'img-src': "'self' blob: data:",
      'font-src': "'self' data:",
      // Style attributes of components and of the API reference; scripts stay strict.
      'style-src': "'self' 'unsafe-inline'",
      // The map draws in a worker made from a blob.
      'worker-src': "'self' blob:",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    }),
  ),
  customHeadersBehavior: {
    customHeaders: [
      // Reporting takes a photo and the place, and asks for nothing else of the phone.
      {
        header: 'Permissions-Policy',
        value: 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
        override: true,
      },
      { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
    ],
  },
});

/** For what is data and never a page: API answers, and uploads, which must not run as a page of our origin. */
export const dataHeaders = (): ResponseHeadersPolicyProps => ({
  comment: 'Gridloop data',
  securityHeadersBehavior: common(
    directives({ 'default-src': "'none'", 'frame-ancestors': "'none'", sandbox: '' }),
  ),
  customHeadersBehavior: {
    customHeaders: [{ header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true }],
  },
});
