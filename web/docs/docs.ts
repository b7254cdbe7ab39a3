// The API reference at /docs: Scalar from a local file over /v1/openapi.json. Nothing of the console is loaded here.
// By path, because the package exports everything but the one file that needs no bundling.
import scalarUrl from '../../node_modules/@scalar/api-reference/dist/browser/standalone.js?url';

interface Scalar {
  createApiReference(element: string, configuration: Readonly<Record<string, unknown>>): void;
}

const script = document.createElement('script');
script.src = scalarUrl;
script.addEventListener('load', () => {
  const { Scalar } = window as unknown as { Scalar: Scalar };
  Scalar.createApiReference('#reference', {
    url: '/v1/openapi.json',
    // Everything stays on this origin: no fonts, figures, assistants or proxies from elsewhere.
    withDefaultFonts: false,
    telemetry: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    showDeveloperTools: 'never',
    hideClientButton: true,
    persistAuth: false,
  });
});
document.head.append(script);
