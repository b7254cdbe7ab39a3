// The code that CloudFront runs on each request, shipped as the text of these functions: nothing may be imported
// or closed over, and only what the cloudfront-js-2.0 runtime knows may be used.

interface ViewerEvent {
  readonly request: { uri: string; readonly method: string };
}
type Passed = ViewerEvent['request'] | { readonly statusCode: number };

/**
 * Gives every path of the console its page. CloudFront's error pages cannot do this: they would also swallow the
 * API's own 404s.
 */
export function consolePage({ request }: ViewerEvent): ViewerEvent['request'] {
  const { uri } = request;
  if (uri === '/docs' || uri === '/docs/') request.uri = '/docs/index.html';
  else if (!uri.slice(uri.lastIndexOf('/')).includes('.')) request.uri = '/index.html';
  return request;
}

/**
 * S3 takes a browser's form upload at the bucket's root only; the signed policy in the form says where it goes.
 * Nothing else is done with uploads from outside.
 */
export function evidenceUpload({ request }: ViewerEvent): Passed {
  if (request.method !== 'POST') return { statusCode: 405 };
  request.uri = '/';
  return request;
}

/** The source text for CloudFront, whose entry must be called `handler`. */
export const edgeSource = (edge: (event: ViewerEvent) => Passed): string =>
  `${edge}\nfunction handler(event) {\n  return ${edge.name}(event);\n}\n`;
