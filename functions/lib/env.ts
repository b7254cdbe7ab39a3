// The environment of a function: every name that is read, in one place. Read late, so that tests and the local
// run can set it before the first request.

/** Names are the same in every function; infra/lambda.ts sets them. */
const names = [
  'TABLE_NAME',
  'EVIDENCE_BUCKET',
  'SHAPES_BUCKET',
  'DEPARTMENT_TASKS_QUEUE_URL',
  'EVIDENCE_CHECKS_QUEUE_URL',
  'PLATFORM_JOBS_QUEUE_URL',
] as const;
type Name = (typeof names)[number];

/** @throws Error when the function was deployed without it */
export function env(name: Name): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set`);
  return value;
}

/** The role that a request assumes, narrowed to its district; absent where no STS exists (one machine). */
export const tenantRoleArn = (): string | undefined => process.env.TENANT_ROLE_ARN || undefined;

/** The user pool that people are invited to; absent where another issuer signs them in. */
export const userPool = (): string | undefined => process.env.USER_POOL_ID || undefined;

/** Who issues the tokens that the API takes; where to sign in is found from there. */
export const oidcIssuer = (): string | undefined => process.env.OIDC_ISSUER || undefined;

/** Accounts (`sub`) that run the service and onboard districts. */
export const platformOperators = (): string[] =>
  (process.env.PLATFORM_OPERATORS ?? '').split(',').filter((account) => account !== '');
