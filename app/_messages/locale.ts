/** The English of those whose browser names none, and of mail: the day before the month, as the facts have it. */
export const DEFAULT_LOCALE = "en-GB";

/**
 * The locale of dates and numbers for an Accept-Language header (RFC 9110, 12.5.4): the first English with a region that
 * it names, in the order it lists them. The words are the same for all of them.
 */
export function localeOf(accepted: string | null): string {
  for (const part of (accepted ?? "").split(",")) {
    const tag = part.split(";")[0]?.trim() ?? "";
    if (/^en-[a-z]{2}$/i.test(tag)) return Intl.getCanonicalLocales(tag)[0] as string;
  }
  return DEFAULT_LOCALE;
}
