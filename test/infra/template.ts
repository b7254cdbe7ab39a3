// The synthesized template as the tests of this folder read it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppOptions, makeApp } from '#infra/app.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly Metadata?: Record<string, unknown>;
  readonly DeletionPolicy?: string;
}
export type Resources = Readonly<Record<string, Resource>>;

export function synthesize({ context, ...options }: Omit<AppOptions, 'bundle' | 'outdir'> = {}): Resources {
  const outdir = mkdtempSync(join(tmpdir(), 'gridloop-synth-'));
  try {
    const { app, stack } = makeApp({
      bundle: false,
      outdir,
      // The CLI asks for this too: it writes beside each resource where it was made.
      context: { 'aws:cdk:enable-path-metadata': true, ...context },
      ...options,
    });
    return app.synth().getStackByName(stack.stackName).template.Resources;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

export const ofType = (resources: Resources, type: string): [id: string, Record<string, unknown>][] =>
  Object.entries(resources).flatMap(([id, resource]) =>
    resource.Type === type ? [[id, resource.Properties]] : [],
  );

/** Where in the stack a resource was made, as in `Messaging/DepartmentTasks`. */
export const pathOf = (resources: Resources, id: string): string =>
  String(resources[id]?.Metadata?.['aws:cdk:path'] ?? id)
    .replace(/^Gridloop(-\w+)?\//, '')
    .replace(/\/(Resource|Default)$/, '');

/** An intrinsic function as one would say it: a resource (its ARN, its id) by its place in the stack, text joined. */
export function say(resources: Resources, value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const [[name, argument] = ['', undefined]] = Object.entries(value);
  if (name === 'Ref') return pathOf(resources, String(argument));
  if (name === 'Fn::GetAtt') {
    const [id = '', attribute = ''] = argument as string[];
    return pathOf(resources, id) + (/(Arn|Id|QueueName)$/.test(attribute) ? '' : `.${attribute}`);
  }
  if (name === 'Fn::Join')
    return (argument as [string, unknown[]])[1].map((each) => say(resources, each)).join('');
  return JSON.stringify(value);
}

export const list = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? value : [value as T];
