/** Who is there. Pages ask `currentUser`, route handlers are told by the wrapper in `mutation.ts`. */
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { getDb, type Queryable } from "@/db/client";
import { type User, userOfSession } from "@/db/queries/users";
import { PATH_HEADER, safePath } from "./paths";
import {
  cookieValue,
  decodeSession,
  encodeSession,
  SESSION_SECONDS,
  type SessionRef,
  sessionCookie,
} from "./session-token";

export type { SessionRef, User };

/** What a request's cookie says, by its signature alone: no database, no `cookies()`. */
export function sessionOf(request: Request): SessionRef | null {
  return refOf(cookieValue(request.headers.get("cookie"), sessionCookie().name));
}

function refOf(token: string | null | undefined): SessionRef | null {
  const found = token ? decodeSession(token) : null;
  return found && { id: found.sub, sessionEpoch: found.epoch };
}

/** The user of a session whose epoch is still the current one; null when it was ended. */
export async function verified(db: Queryable, session: SessionRef | null): Promise<User | null> {
  return session && (await userOfSession(db, session.id, session.sessionEpoch));
}

/** The signed-in user of this page or action, read once a request; null when there is none. */
export const currentUser = cache(async (): Promise<User | null> => {
  const session = refOf((await cookies()).get(sessionCookie().name)?.value);
  return session && verified(await getDb(), session);
});

/** The signed-in user, or a redirect to /sign-in that comes back to this page (or to `next`). */
export async function requireUser(next?: string): Promise<User> {
  const user = await currentUser();
  if (user) return user;
  const here = safePath(next ?? (await headers()).get(PATH_HEADER));
  redirect(here === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(here)}`);
}

/** Begins a session: only in a server action or route handler. */
export async function beginSession(user: SessionRef): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, encodeSession(user), { ...options, maxAge: SESSION_SECONDS });
}

/** Ends the session of this browser: only in a server action or route handler. */
export async function endSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}
