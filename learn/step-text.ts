/** Learning steps as people write them: "1m 10m 1h". */

const MINUTES = { m: 1, h: 60 } as const;

/** Minutes as text: whole hours as hours. */
export function stepsText(minutes: readonly number[]): string {
  return minutes.map((n) => (n % 60 === 0 ? `${n / 60}h` : `${n}m`)).join(" ");
}

/** The minutes a text stands for; a bare number is minutes. Null for a text that is none, or a step of a day or more. */
export function parseSteps(text: string): number[] | null {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const steps = words.map((word) => {
    const [, number, unit = "m"] = /^(\d{1,4}(?:\.\d)?)(m|h)?$/.exec(word) ?? [];
    return number ? Number(number) * MINUTES[unit as "m" | "h"] : Number.NaN;
  });
  return steps.length <= 10 && steps.every((step) => step > 0 && step < 1440) ? steps : null;
}
