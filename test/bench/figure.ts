// One measured figure beside its budget, and how a list of them is printed.

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** As design.md §5 has it; absent for what is told along with a figure. */
  readonly budget?: string;
  readonly pass?: boolean;
}

export const atMost = (name: string, value: number, budget: number, unit: string): Figure => ({
  name,
  value: `${shown(value)} ${unit}`,
  budget: `≤ ${shown(budget)} ${unit}`,
  pass: value <= budget,
});

export const atLeast = (name: string, value: number, budget: number, unit = ''): Figure => ({
  name,
  value: `${shown(value)} ${unit}`.trim(),
  budget: `≥ ${shown(budget)} ${unit}`.trim(),
  pass: value >= budget,
});

export const told = (name: string, value: number, unit: string): Figure => ({
  name,
  value: `${shown(value)} ${unit}`,
});

const shown = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : String(Math.round(value * 100) / 100);

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, value, budget = '', pass }) => [
    name,
    value,
    budget,
    pass === undefined ? '' : pass ? 'pass' : 'FAIL',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows)
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
