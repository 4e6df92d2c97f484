import type { DatePrecision } from "@/learn/item";

const FORMATS: Record<Exclude<DatePrecision, "interval" | "season">, Intl.DateTimeFormatOptions> = {
  day: { day: "numeric", month: "long", year: "numeric" },
  month: { month: "long", year: "numeric" },
  year: { year: "numeric" },
};

/** A date as the locale writes it at this precision: always of 2001, so that it says nothing of the answer. */
export function dateExample(precision: DatePrecision, locale: string): string {
  const at = (month: number) => new Date(Date.UTC(2001, month, 9));
  if (precision === "interval") {
    const format = new Intl.DateTimeFormat(locale, { ...FORMATS.month, timeZone: "UTC" });
    return `${format.format(at(1))} – ${format.format(at(9))}`;
  }
  const options = FORMATS[precision === "season" ? "year" : precision];
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(at(1));
}
