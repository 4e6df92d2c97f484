/** Before every page: its Content-Security-Policy with a fresh nonce, the usual headers, a longer session. */
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy, providerOrigins } from "@/app/_server/csp";
import { env } from "@/app/_server/env";
import { PATH_HEADER, safePath } from "@/app/_server/paths";
import { closedPaths } from "@/app/_server/policy";
import { decodeSession, renewSession, SESSION_SECONDS, sessionCookie } from "@/app/_server/session-token";

/**
 * Pages for people who are signed in. They check it themselves, against the database; turning strangers away
 * here as well saves them the wait for a page that would only send them on.
 */
const CLOSED = closedPaths();

export function proxy(request: NextRequest): NextResponse {
  const { secure, providers } = env();
  const closed = CLOSED.test(request.nextUrl.pathname);
  if (closed && !decodeSession(request.cookies.get(sessionCookie().name)?.value ?? "")) {
    const here = safePath(request.nextUrl.pathname + request.nextUrl.search);
    return NextResponse.redirect(new URL(`/sign-in?next=${encodeURIComponent(here)}`, request.url));
  }
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const csp = contentSecurityPolicy({
    nonce,
    secure,
    dev: process.env.NODE_ENV === "development",
    formTargets: providerOrigins(providers),
  });

  // Next reads the nonce for its own scripts from the request's policy.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", csp);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", csp);
  response.headers.set("cross-origin-opener-policy", "same-origin");
  // Links with tokens in them stay here. Not "no-referrer": forms would be sent with a null origin.
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("x-frame-options", "DENY");
  if (secure) {
    response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  }
  // Not on a POST: signing out must not be followed by a renewed cookie.
  if (request.method === "GET") renew(request, response);
  return response;
}

function renew(request: NextRequest, response: NextResponse): void {
  const { name, options } = sessionCookie();
  const token = request.cookies.get(name)?.value;
  const renewed = token ? renewSession(token) : null;
  if (renewed) response.cookies.set(name, renewed, { ...options, maxAge: SESSION_SECONDS });
}

/** Pages only: the API sets its own headers and must stay quick, files keep their caching. */
export const config = {
  matcher: [
    "/((?!api/|_next/static/|_next/image|favicon\\.ico$|icon\\.svg$|sw\\.js$|manifest\\.webmanifest$|icons/).*)",
  ],
};
