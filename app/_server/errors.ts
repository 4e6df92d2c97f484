/** What can go wrong, as data: every expected failure is an `AppError` with one of these codes. */
import { log } from "./log";

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-large": 413,
  "too-many": 429,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof STATUS;

/** Messages by dotted path of the field; the empty path is the whole input. */
export type FieldErrors = Record<string, string>;

type ErrorBody = { error: { code: ErrorCode; message: string; reason?: string; fields?: FieldErrors } };

/** `reason`: which of several causes of one code it is, where the asker can do something about it. */
type Details = { cause?: unknown; reason?: string; fields?: FieldErrors; retryAfterSeconds?: number };

/** An expected failure: `message` is shown to whoever asked, `cause` never leaves the server. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly reason?: string;
  readonly fields?: FieldErrors;
  readonly retryAfterSeconds?: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    details: Details = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    if (details.reason) this.reason = details.reason;
    if (details.fields) this.fields = details.fields;
    if (details.retryAfterSeconds !== undefined) this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/**
 * An `AppError` for anything thrown. What was not expected is logged whole, and told to the outside only
 * as a reference by which it is found in the log.
 */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) {
    if (thrown.code === "internal") log.error({ err: thrown }, thrown.message);
    return thrown;
  }
  const reference = crypto.randomUUID().slice(0, 8);
  log.error({ err: thrown, reference }, "unexpected error");
  return new AppError("internal", `Something went wrong on the server. Reference: ${reference}`, {
    cause: thrown,
  });
}

export const JSON_HEADERS = {
  "content-type": "application/json; charset=utf-8",
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};

/** The JSON answer for anything thrown: `{ error: { code, message, reason?, fields? } }`. */
export function errorResponse(thrown: unknown): Response {
  const error = asAppError(thrown);
  const body: ErrorBody = {
    error: {
      code: error.code,
      message: error.message,
      ...(error.reason && { reason: error.reason }),
      ...(error.fields && { fields: error.fields }),
    },
  };
  const headers: Record<string, string> = { ...JSON_HEADERS };
  if (error.retryAfterSeconds !== undefined) headers["retry-after"] = String(error.retryAfterSeconds);
  return new Response(JSON.stringify(body), { status: error.status, headers });
}
