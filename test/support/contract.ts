// Holds every answer of the live service to its contract: a 2xx to the route's response, field by field and nothing
// more, a refusal to the problem document and to the problems that the route declares.
import { isDeepStrictEqual } from 'node:util';
import { gatewayRefusal, problemSchema } from '#shared/contracts/problem-schema.ts';
import { problems } from '#shared/contracts/problems.ts';
import { problemsOf, type Route } from '#shared/contracts/route.ts';
import { routes } from '#shared/contracts/routes.ts';

const patterns = (routes as readonly Route[]).map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  variables: route.path.split('{').length,
}));

/** The route that a request is for, as API Gateway finds it: the most literal path first. */
function routeOf(method: string, path: string): Route | undefined {
  const fitting = patterns.filter(({ route, pattern }) => route.method === method && pattern.test(path));
  return fitting.sort((a, b) => a.variables - b.variables)[0]?.route;
}

/** `fetch` that throws when an answer is not what the contracts say. Give it to a client as its transport. */
export const checkedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { pathname } = new URL(String(input));
  const method = init?.method ?? 'GET';
  await checkAnswer(method, pathname, response.clone());
  return response;
};

async function checkAnswer(method: string, path: string, response: Response): Promise<void> {
  const route = routeOf(method, path);
  const type = response.headers.get('content-type') ?? '';
  const said = `${method} ${path} was answered ${response.status} (${type})`;
  const broken = (what: unknown) => new Error(`${said}, against its contract: ${what}`);
  if (!type.includes('json')) throw broken('no JSON');
  const body: unknown = await response.json();
  if (response.ok) {
    if (!route) throw broken('there is no such route');
    if (response.status !== route.status) throw broken(`the status is ${route.status}`);
    const parsed = route.response.safeParse(body);
    if (!parsed.success) throw broken(parsed.error.message);
    // A default that filled a gap, or a text that was trimmed, would be a difference.
    if (!isDeepStrictEqual(parsed.data, body)) throw broken('it parses to something else');
    return;
  }
  if (type === 'application/problem+json') {
    const problem = problemSchema.safeParse(body);
    if (!problem.success) throw broken(problem.error.message);
    const { code, status } = problem.data;
    if (status !== response.status || status !== problems[code].status) throw broken(`${code} has a status`);
    if (route && !problemsOf(route).includes(code)) throw broken(`${route.id} does not declare ${code}`);
  } else if (
    !gatewayRefusal.safeParse(body).success ||
    ![401, 404, 413, 429, 500, 503].includes(response.status)
  )
    throw broken('neither a problem nor a refusal of API Gateway');
}
