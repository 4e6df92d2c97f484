/**
 * The session cookie: a JWT signed with HMAC-SHA256 (RFC 7515, HS256), nothing secret in it.
 *
 * next-auth would encrypt its token and derive the key anew for every request; signing with a key derived
 * once is an order of magnitude cheaper, and there is nothing to hide: a user's own id, the epoch of their
 * sessions, two times. Only our one fixed header is accepted, so a token cannot choose its algorithm.
 */
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { env } from "./env";

/** seconds: how long a session lasts without a visit, and how old it may become by renewing */
export const SESSION_SECONDS = 30 * 24 * 3600;
const OLDEST_SECONDS = 180 * 24 * 3600;
const RENEW_SECONDS = 24 * 3600;

/** A signed but not yet verified session: the epoch still has to be compared with the database. */
export type SessionRef = { id: string; sessionEpoch: number };

const claims = z.object({
  sub: z.uuid(),
  epoch: z.int(),
  /** when the person signed in, when this token was made, when it ends: seconds since 1970 */
  auth_time: z.int(),
  iat: z.int(),
  exp: z.int(),
});
export type Claims = z.output<typeof claims>;

const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString("base64url");

let key: Buffer | undefined;
function signingKey(): Buffer {
  key ??= Buffer.from(hkdfSync("sha256", env().secret, "", "zerek session v1", 32));
  return key;
}

function signature(signed: string): Buffer {
  return createHmac("sha256", signingKey()).update(signed).digest();
}

const seconds = (ms: number) => Math.floor(ms / 1000);

/** A token for a session; `since` (seconds) is when the person signed in, if not just now. */
export function encodeSession(session: SessionRef, nowMs = Date.now(), since = seconds(nowMs)): string {
  const now = seconds(nowMs);
  const exp = Math.min(now + SESSION_SECONDS, since + OLDEST_SECONDS);
  const body: Claims = { sub: session.id, epoch: session.sessionEpoch, auth_time: since, iat: now, exp };
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(body)).toString("base64url")}`;
  return `${signed}.${signature(signed).toString("base64url")}`;
}

/** The claims of a token we signed and that has not run out; null for anything else. */
export function decodeSession(token: string, nowMs = Date.now()): Claims | null {
  if (token.length > 1024) return null;
  const [header, payload, given, ...rest] = token.split(".");
  if (header !== HEADER || !payload || !given || rest.length) return null;
  const actual = Buffer.from(given, "base64url");
  const expected = signature(`${header}.${payload}`);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  return parsed.success && parsed.data.exp > seconds(nowMs) ? parsed.data : null;
}

/** A fresh token when the given one is more than a day old and may still be renewed, else null. */
export function renewSession(token: string, nowMs = Date.now()): string | null {
  const found = decodeSession(token, nowMs);
  if (!found || seconds(nowMs) - found.iat < RENEW_SECONDS) return null;
  return encodeSession({ id: found.sub, sessionEpoch: found.epoch }, nowMs, found.auth_time);
}

/** The cookie's name and attributes; `__Host-` ties it to this very host when there is TLS. */
export function sessionCookie() {
  const { secure } = env();
  return {
    name: secure ? "__Host-zerek.session" : "zerek.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

/** The value of one cookie in a Cookie header, without parsing the others. */
export function cookieValue(header: string | null, name: string): string | null {
  if (!header) return null;
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}
