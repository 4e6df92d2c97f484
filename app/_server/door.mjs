/** What the server decides about a request before Next sees it. Plain JavaScript, as start.mjs is. */

/**
 * The address to hand on: the one asked for, or that of a page there is not where its path cannot be decoded
 * (Next would answer such a path with a bare error).
 */
export function readableUrl(url) {
  try {
    decodeURIComponent(url.split(/[?#]/, 1)[0]);
    return url;
  } catch {
    return "/not-found";
  }
}
