// The contracts' schemas as JSON Schema, for OpenAPI: which ones have a name of their own, and how the few things
// that zod says differently are put. Requests stay closed to unknown fields; answers may grow, so they do not say.
import * as z from 'zod';
import { area } from './areas.ts';
import { placeInput } from './case-actions.ts';
import {
  caseCard,
  caseList,
  caseView,
  clockView,
  coursePoint,
  offeredAction,
  queueCounts,
  report,
  suggestion,
  taskView,
} from './cases.ts';
import { branch, category, filingCondition, question } from './catalogue.ts';
import { configurationIndex } from './configuration.ts';
import { department } from './departments.ts';
import { districtView, me, membership, newDistrict } from './districts.ts';
import { actor, caseEvent, eventTypes, memberRef, place } from './events.ts';
import { evidenceRef, evidenceRequest, evidenceUpload, evidenceView } from './evidence.ts';
import { limit } from './limit.ts';
import { member, rosterEntry } from './members.ts';
import { cardExample, caseExample } from './openapi-case.ts';
import { label, point } from './primitives.ts';
import { gatewayRefusal, problemSchema } from './problem-schema.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { routingRule } from './routing.ts';
import { settings } from './settings.ts';

/** The parts of JSON Schema 2020-12 that are read here. */
export interface JsonSchema {
  [key: string]: unknown;
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  examples?: unknown[];
}

const requests = {
  Point: point,
  PlaceInput: placeInput,
  Label: label,
  Limit: limit,
  EvidenceRef: evidenceRef,
  EvidenceRequest: evidenceRequest,
  Report: report,
  Area: area,
  Department: department,
  CatalogueBranch: branch,
  Category: category,
  FilingCondition: filingCondition,
  Question: question,
  Settings: settings,
  Member: member,
  RoutingRule: routingRule,
  NewDistrict: newDistrict,
};

const answers = {
  Problem: problemSchema,
  GatewayRefusal: gatewayRefusal,
  CaseView: caseView,
  CaseCard: caseCard,
  CaseList: caseList,
  QueueCounts: queueCounts,
  ClockView: clockView,
  CoursePoint: coursePoint,
  TaskView: taskView,
  Place: place,
  MemberRef: memberRef,
  OfferedAction: offeredAction,
  Suggestion: suggestion,
  EvidenceView: evidenceView,
  EvidenceUpload: evidenceUpload,
  CaseEvent: caseEvent,
  EventActor: actor,
  ConfigurationIndex: configurationIndex,
  Colleague: rosterEntry,
  DistrictView: districtView,
  Me: me,
  Membership: membership,
};

const pascal = (name: string) =>
  name.replace(/(?:^|[._-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
export const schemaRef = (name: string) => `#/components/schemas/${name}`;

/** Each event type is a schema of its own: `case.sign_in` becomes `CaseSignInEvent`. */
const eventName = (type: string) => `${pascal(type)}Event`;
const events = (caseEvent as unknown as { options: z.ZodObject[] }).options.map(
  (schema, index): [string, z.ZodType] => [eventName(eventTypes[index] as string), schema],
);

/** The body of an action's route has no name in the contracts; it gets the route's. */
const bodies = (routes as readonly Route[]).flatMap((route): [string, z.ZodType][] =>
  route.body && !Object.values<z.ZodType>(requests).includes(route.body)
    ? [[`${pascal(route.id)}Body`, route.body]]
    : [],
);

type Registry = z.core.$ZodRegistry<{ id: string }>;
function registryOf(named: readonly (readonly [string, z.ZodType])[]): Registry {
  const registry: Registry = z.registry<{ id: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  return registry;
}
const requestRegistry = registryOf([...Object.entries(requests), ...bodies]);
const answerRegistry = registryOf([...Object.entries(requests), ...Object.entries(answers), ...events]);

type Direction = 'input' | 'output';
const convert = (registry: Registry, io: Direction): Record<string, JsonSchema> => {
  const { schemas } = z.toJSONSchema(registry, { io, uri: schemaRef, override: adapt(io) });
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [
      name,
      schema as JsonSchema,
    ]),
  );
};

const adapt =
  (io: Direction) =>
  ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
    const schema = jsonSchema as JsonSchema;
    if ('example' in schema) {
      schema.examples = [schema.example];
      delete schema.example;
    }
    // The bounds of a double are no rule of ours; the pattern of a date-time says again what its format says.
    if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
    if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
    if (schema.format === 'date-time') delete schema.pattern;
    if (schema.prefixItems && (schema.items as unknown) === false) closeTuple(schema);
    if (io === 'output' && schema.additionalProperties === false) delete schema.additionalProperties;
  };

/**
 * A tuple whose members are of one type is a list of that type with a fixed length: what `items: false` says, and
 * generators of clients stumble over, `maxItems` says too.
 */
function closeTuple(schema: JsonSchema): void {
  const members = schema.prefixItems ?? [];
  const types = new Set(members.map(({ type }) => type));
  schema.minItems = members.length;
  schema.maxItems = members.length;
  delete schema.items;
  if (types.size === 1) schema.items = { type: [...types][0] as string };
}

/** `components.schemas`. */
export function componentSchemas(): Record<string, JsonSchema> {
  const schemas = { ...convert(answerRegistry, 'output'), ...convert(requestRegistry, 'input') };
  const mapping = Object.fromEntries(eventTypes.map((type) => [type, schemaRef(eventName(type))]));
  return {
    ...schemas,
    CaseView: { ...schemas.CaseView, examples: [caseExample] },
    CaseCard: { ...schemas.CaseCard, examples: [cardExample] },
    CaseEvent: { ...schemas.CaseEvent, discriminator: { propertyName: 'type', mapping } },
  };
}

/** A named schema by reference, any other one in full. */
export function schemaOf(schema: z.ZodType, io: Direction): JsonSchema {
  const registry = io === 'input' ? requestRegistry : answerRegistry;
  const name = registry.get(schema)?.id;
  if (name !== undefined) return { $ref: schemaRef(name) };
  const { $schema: _schema, ...inline } = z.toJSONSchema(schema, { io, override: adapt(io) });
  return inline as JsonSchema;
}
