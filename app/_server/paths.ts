/** Where one may be sent: only to paths of this site. */

/** Set by proxy.ts on every page request: the path and query asked for. */
export const PATH_HEADER = "x-zerek-path";

/**
 * `path` when it leads to a page of this site, else "/". Refuses other hosts in all their disguises
 * (`//host`, `/\host`, a tab or newline in between), since browsers read a backslash as a slash and drop tabs.
 */
export function safePath(path: string | null | undefined): string {
  if (!path || path.length > 2000 || !/^\/(?![/\\])/.test(path)) return "/";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  if (/[\\\u0000-\u001f\u007f]/.test(path)) return "/";
  const base = "http://zerek.invalid";
  if (!URL.canParse(path, base)) return "/";
  const url = new URL(path, base);
  if (url.origin !== base || url.pathname.startsWith("//") || url.pathname.startsWith("/api/")) return "/";
  // Next's own mark of a request for data, not for a page.
  if (url.searchParams.has("_rsc")) url.searchParams.delete("_rsc");
  return url.pathname + url.search + url.hash;
}
