// The service itself: who is calling, its description, whether it is up.
import * as z from 'zod';
import { me } from '../districts.ts';
import { route } from '../route.ts';
import { none } from './params.ts';

export const serviceRoutes = [
  route({
    id: 'me.get',
    method: 'GET',
    path: '/v1/me',
    function: 'admin',
    auth: 'account',
    summary: 'Who the caller is and in which districts',
    params: none,
    response: me,
    status: 200,
    problems: [],
  }),
  route({
    id: 'openapi.get',
    method: 'GET',
    path: '/v1/openapi.json',
    function: 'admin',
    auth: 'none',
    summary: 'This API in OpenAPI 3.1',
    params: none,
    response: z.looseObject({ openapi: z.string() }),
    status: 200,
    problems: [],
  }),
  route({
    id: 'health.get',
    method: 'GET',
    path: '/healthz',
    function: 'admin',
    auth: 'none',
    summary: 'Answers when the table can be read',
    params: none,
    response: z.strictObject({ status: z.literal('ok') }),
    status: 200,
    problems: ['server/unavailable'],
  }),
] as const;
