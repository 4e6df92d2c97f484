/**
 * The one way into the server for route handlers (design decision 9): who is it, may they, is the input
 * valid, do it in a transaction, answer with the result or a coded error. A test fails if a route exports
 * a handler that was not made here.
 */
import type { z } from "zod";
import { type Db, getDb, type Queryable } from "@/db/client";
import { parseInput, readJson } from "./body";
import { AppError, errorResponse, JSON_HEADERS } from "./errors";
import { assertSameOrigin } from "./origin";
import { enforceLimit, type Limit } from "./rate-limit";
import { type SessionRef, sessionOf, type User, verified } from "./session";

/**
 * Who may call. `user`: someone signed in, verified in the database. `session`: the same by the cookie's
 * signature alone, without a query: whoever uses it must compare `sessionEpoch` in its own statement and
 * throw `sessionEnded()` when it differs. `anyone`: also nobody (then `user` is null).
 */
export type Who = "user" | "session" | "anyone";
type Caller<W extends Who> = W extends "user" ? User : W extends "session" ? SessionRef : User | null;

type Params = Record<string, string | string[] | undefined>;
type Next = { params: Promise<Params> };
export type Handler = (request: Request, next: Next) => Promise<Response>;

type Context<W extends Who, S extends z.ZodType, D> = {
  db: D;
  user: Caller<W>;
  input: z.output<S>;
  /** the dynamic segments of the route; parse them like any input */
  params: Params;
  request: Request;
};

type QuerySpec<W extends Who, S extends z.ZodType> = {
  who: W;
  input: S;
  limit?: Limit;
  /** what it gives is sent as JSON; a `Response` is sent as it is, `undefined` as 204 */
  run: (context: Context<W, S, Queryable>) => Promise<unknown>;
};

type MutationSpec<W extends Who, S extends z.ZodType> = QuerySpec<W, S> & {
  /** bytes the body may have; 64 kB unless told */
  maxBytes?: number;
};

/** A mutation that does not want the wrapper's transaction: one statement, or transactions of its own. */
type BareMutationSpec<W extends Who, S extends z.ZodType> = Omit<MutationSpec<W, S>, "run"> & {
  transaction: false;
  run: (context: Context<W, S, Db>) => Promise<unknown>;
};

const MADE_HERE = Symbol.for("zerek.wrapped");

/** Whether a handler or action was made by one of our wrappers. */
export function isWrapped(value: unknown): boolean {
  return typeof value === "function" && MADE_HERE in value;
}

export function markWrapped<F extends object>(handler: F): F {
  return Object.assign(handler, { [MADE_HERE]: true });
}

/** For `who: "session"`: the statement found another epoch, so the session was ended. */
export const sessionEnded = () => new AppError("unauthenticated", "Your session has ended. Sign in again.");

/**
 * A handler for POST, PUT, PATCH or DELETE: same-origin, JSON body checked by `input`, run in one
 * transaction unless `transaction: false`.
 */
export function mutation<W extends Who, S extends z.ZodType>(
  spec: MutationSpec<W, S> | BareMutationSpec<W, S>,
): Handler {
  return handler(async (request, params) => {
    assertSameOrigin(request.headers);
    const db = await getDb();
    const user = await callerOf(spec.who, db, request);
    const input = parseInput(spec.input, await readJson(request, spec.maxBytes ?? 64 * 1024));
    if (spec.limit) await enforceLimit(db, spec.limit, { headers: request.headers, user });
    if ("transaction" in spec) return spec.run({ db, user, input, params, request });
    return db.transaction((tx) => spec.run({ db: tx, user, input, params, request }));
  });
}

/** A handler for GET: the query string, as an object of strings, checked by `input`. */
export function query<W extends Who, S extends z.ZodType>(spec: QuerySpec<W, S>): Handler {
  return handler(async (request, params) => {
    const db = await getDb();
    const user = await callerOf(spec.who, db, request);
    const input = parseInput(spec.input, Object.fromEntries(new URL(request.url).searchParams));
    if (spec.limit) await enforceLimit(db, spec.limit, { headers: request.headers, user });
    return spec.run({ db, user, input, params, request });
  });
}

/** From so many signs on an answer is worth the work of compressing it: shorter ones go in one packet anyway. */
const WORTH_ZIPPING = 1024;
const SMALL_HEADERS = { ...JSON_HEADERS, "cache-control": `${JSON_HEADERS["cache-control"]}, no-transform` };

function handler(run: (request: Request, params: Params) => Promise<unknown>): Handler {
  return markWrapped(async (request: Request, next: Next) => {
    try {
      const result = await run(request, await next.params);
      if (result instanceof Response) return result;
      if (result === undefined) return new Response(null, { status: 204, headers: JSON_HEADERS });
      const body = JSON.stringify(result);
      return new Response(body, { headers: body.length < WORTH_ZIPPING ? SMALL_HEADERS : JSON_HEADERS });
    } catch (error) {
      return errorResponse(error);
    }
  });
}

async function callerOf<W extends Who>(who: W, db: Queryable, request: Request): Promise<Caller<W>> {
  const session = sessionOf(request);
  const caller = who === "session" ? session : await verified(db, session);
  if (!caller && who !== "anyone") throw new AppError("unauthenticated", "Sign in to do this.");
  return caller as Caller<W>;
}
