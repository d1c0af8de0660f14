// One row of the benchmark's table, and the arithmetic behind it.

/** A figure that was measured. Without a budget it is there to be read, not to be judged. */
export type Metric = {
  name: string;
  value: string;
  budget?: string;
  isMet?: boolean;
  /** Bytes, requests and queries do not depend on the machine: over budget, the run fails. */
  isExact?: boolean;
};

type Measured = { name: string; value: number; unit?: string; isExact?: boolean };

/** A figure that must not be larger than its budget. */
export function atMost(measured: Measured, limit: number): Metric {
  return judged(measured, `≤ ${withUnit(limit, measured.unit)}`, measured.value <= limit);
}

/** A figure that must not be smaller than its budget. */
export function atLeast(measured: Measured, limit: number): Metric {
  return judged(measured, `≥ ${withUnit(limit, measured.unit)}`, measured.value >= limit);
}

/** A figure without a budget. */
export function figure({ name, value, unit }: Measured): Metric {
  return { name, value: withUnit(value, unit) };
}

/** A part that could not be measured here, and why. */
export function skipped(name: string, reason: string): Metric {
  return { name, value: `not measured: ${reason}` };
}

function judged({ name, value, unit, isExact }: Measured, budget: string, isMet: boolean): Metric {
  return { name, value: withUnit(value, unit), budget, isMet, isExact };
}

function withUnit(value: number, unit?: string): string {
  const digits =
    Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) < 2 ? 2 : 1;
  const text = value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit ? `${text} ${unit}` : text;
}

/** The value below which that share of the values lies (nearest rank). NaN without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The middle value, or the mean of the two in the middle. NaN without values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
