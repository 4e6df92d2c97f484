/** Whether a request that changes something was sent by a page of ours (cross-site request forgery). */
import { env } from "./env";
import { AppError } from "./errors";

/**
 * Throws `forbidden` unless the browser vouches for the origin: `Sec-Fetch-Site` must say same-origin
 * where it is sent, and `Origin` must be this host or NEXTAUTH_URL. Without both a request is refused:
 * every browser of the last years sends one of them with a POST.
 */
export function assertSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const refused = (site !== null && site !== "same-origin") || (origin !== null && !isOurs(origin, headers));
  if (refused || (site === null && origin === null)) {
    throw new AppError("forbidden", "This request did not come from a page of this site.");
  }
}

function isOurs(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false;
  const { baseUrl, trustedProxies } = env();
  const url = new URL(origin);
  const host = (trustedProxies ? headers.get("x-forwarded-host") : null) ?? headers.get("host");
  return url.origin === new URL(baseUrl).origin || (/^https?:$/.test(url.protocol) && url.host === host);
}
