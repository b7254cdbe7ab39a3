// What the handlers and the SDK read from process.env; the only file that changes it.
import type { Engines } from './engines.ts';

export const region = 'us-east-1';
export const accountId = '000000000000';
/** Engines accept any key. */
export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The console's client at the local issuer, and the `aud` of the access tokens it gets there. */
export const clientId = 'gridloop-console';
export const audience = 'gridloop-api';

/** Names that would lead the SDK away from the engines, to a real account. */
const misleading = ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ENDPOINT_URL', 'AWS_CONFIG_FILE'];

export const engineEnvironment = (engines: Engines): Record<string, string> => ({
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_ENDPOINT_URL_DYNAMODB: engines.dynamodb,
  AWS_ENDPOINT_URL_SQS: engines.sqs,
  AWS_ENDPOINT_URL_S3: engines.s3,
});

/** Sets the variables and returns what puts the former ones back. */
export function applyEnvironment(values: Record<string, string>): () => void {
  const names = [...Object.keys(values), ...misleading];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of misleading) delete process.env[name];
  Object.assign(process.env, values);
  return () => {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  };
}
