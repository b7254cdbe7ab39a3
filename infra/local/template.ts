// The synthesized CloudFormation template as the local run reads it: which resources there are, and what a value means.
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountId, audience, clientId, region } from './environment.ts';
import { LocalRunError } from './errors.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
}

export interface Template {
  readonly Resources: Record<string, Resource>;
}

/** What `Ref` and `Fn::GetAtt` of a resource give here, by logical id; `Ref` is an attribute like the others. */
export type Attributes = Map<string, Record<string, string>>;

export const root = join(import.meta.dirname, '../..');

const pseudo: Record<string, string> = {
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Gridloop',
};

/** Stands for the origin in the kept template, which is one for every port. */
const anyOrigin = 'http://origin.invalid';

/**
 * The template that `cdk deploy` would send, with the local issuer and the accounts (`sub`, comma-separated) that
 * operate the service. Synthesizing takes seconds, so it is kept by its sources.
 */
export async function localTemplate(origin: string, platformOperators: string): Promise<Template> {
  const context = { issuer: `${anyOrigin}/oidc`, audience, clientId, platformOperators };
  const folder = join(root, 'node_modules/.cache/gridloop');
  const file = join(folder, `template-${sourceHash(context)}.json`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(await synthesize(context)));
    renameSync(`${file}.${process.pid}`, file);
  }
  return JSON.parse(readFileSync(file, 'utf8').replaceAll(anyOrigin, origin));
}

async function synthesize(context: Record<string, unknown>): Promise<Template> {
  const { makeApp } = await import('#infra/app.ts');
  const outdir = mkdtempSync(join(tmpdir(), 'gridloop-cdk-'));
  try {
    const { app, stack } = makeApp({ bundle: false, outdir, context });
    return app.synth().getStackByName(stack.stackName).template;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function sourceHash(context: Record<string, unknown>) {
  const hash = createHash('sha256').update(JSON.stringify(context));
  const sources = globSync(['package-lock.json', 'infra/*.ts', 'shared/**/*.ts'], { cwd: root }).sort();
  for (const source of sources) hash.update(source).update(readFileSync(join(root, source)));
  return hash.digest('hex').slice(0, 16);
}

export function ofType(
  template: Template,
  type: string,
): [id: string, properties: Record<string, unknown>][] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties ?? {}]);
}

/** The logical id of the one resource that a value points to, whatever it takes of it. */
export function referenced(value: unknown): string {
  const ids = [...references(value)];
  if (ids.length !== 1) throw new LocalRunError(`Expected one resource in ${JSON.stringify(value)}`);
  return String(ids[0]);
}

function* references(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const each of value) yield* references(each);
  else if (value instanceof Object)
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'Ref') {
        if (!(String(inner) in pseudo)) yield String(inner);
      } else if (key === 'Fn::GetAtt') yield String(attribute(inner)[0]);
      else yield* references(inner);
    }
}

const attribute = (inner: unknown): string[] => (Array.isArray(inner) ? inner : String(inner).split('.'));

/** Evaluates a template value; throws when it needs something that does not exist on one machine. */
export function resolve(value: unknown, attributes: Attributes): unknown {
  const inside = (inner: unknown): unknown => resolve(inner, attributes);
  if (Array.isArray(value)) return value.map(inside);
  if (!(value instanceof Object)) return value;
  const [key, inner] = Object.entries(value)[0] ?? [];
  const intrinsic = Object.keys(value).length === 1 && key !== undefined ? intrinsics[key] : undefined;
  if (intrinsic) return intrinsic(inner, attributes, inside);
  if (key?.startsWith('Fn::')) throw new LocalRunError(`The local run does not know ${key}.`);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, inside(each)]));
}

type Intrinsic = (inner: unknown, attributes: Attributes, inside: (value: unknown) => unknown) => unknown;

const intrinsics: Record<string, Intrinsic> = {
  Ref: (inner, attributes) => pseudo[String(inner)] ?? lookUp(attributes, String(inner), 'Ref'),
  'Fn::GetAtt': (inner, attributes) => {
    const [id = '', ...path] = attribute(inner);
    return lookUp(attributes, id, path.join('.'));
  },
  'Fn::Join': (inner, _, inside) => {
    const [separator, parts] = inside(inner) as [string, unknown[]];
    return parts.join(separator);
  },
};

function lookUp(attributes: Attributes, id: string, name: string): string {
  const found = attributes.get(id)?.[name];
  if (found === undefined) throw new LocalRunError(`${id}.${name} does not exist in the local run.`);
  return found;
}
