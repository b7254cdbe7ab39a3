// Event filter patterns as event source mappings have them. A rule that is not known here stops the start.
import { LocalRunError } from './errors.ts';

type Test = (value: unknown) => boolean;

const rules: Record<string, (operand: unknown) => Test> = {
  prefix: (operand) => (value) => typeof value === 'string' && value.startsWith(String(operand)),
};

/** Compiles `FilterCriteria`; a record passes when any of its patterns fits. No criteria: every record passes. */
export function compileFilter(criteria: unknown): Test {
  const { Filters = [] } = (criteria ?? {}) as { Filters?: { Pattern: string }[] };
  if (Filters.length === 0) return () => true;
  const patterns = Filters.map(({ Pattern }) => compile(JSON.parse(Pattern)));
  return (record) => patterns.some((fits) => fits(record));
}

function compile(pattern: unknown): Test {
  if (Array.isArray(pattern)) {
    const tests = pattern.map(compileRule);
    return (value) => tests.some((fits) => fits(value));
  }
  if (!(pattern instanceof Object)) throw unknown(pattern);
  const tests = Object.entries(pattern).map(([key, inner]) => [key, compile(inner)] as const);
  return (value) =>
    tests.every(([key, fits]) => fits(value instanceof Object ? Reflect.get(value, key) : undefined));
}

function compileRule(rule: unknown): Test {
  if (!(rule instanceof Object)) return (value) => value === rule;
  const [[name, operand] = []] = Object.entries(rule);
  const make = name === undefined ? undefined : rules[name];
  if (!make) throw unknown(rule);
  return make(operand);
}

const unknown = (rule: unknown) =>
  new LocalRunError(`The local run does not know the filter ${JSON.stringify(rule)}.`);
