// THE list of what the HTTP API answers. The API Gateway routes, the dispatcher in functions/lib, OpenAPI, the
// console's client types and the role × route test all come from it.
import { routesOf } from './register.ts';
import { registers } from './registers.ts';
import { administrationRoutes } from './routes/administration.ts';
import { caseRoutes } from './routes/cases.ts';
import { configurationRoutes } from './routes/configuration.ts';
import { platformRoutes } from './routes/platform.ts';
import { serviceRoutes } from './routes/service.ts';

export const routes = [
  ...caseRoutes,
  ...configurationRoutes,
  ...routesOf(registers),
  ...administrationRoutes,
  ...platformRoutes,
  ...serviceRoutes,
] as const;

export type ApiRoute = (typeof routes)[number];
export type RouteId = ApiRoute['id'];
export type RouteOf<Id extends RouteId> = Extract<ApiRoute, { id: Id }>;
