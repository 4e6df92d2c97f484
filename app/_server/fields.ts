/** Form fields that several forms have. Messages are keys of account.json's `errors`. */
import { z } from "zod";
import { safePath } from "./paths";
import { displayName } from "./provider-sign-in";

/** An e-mail address, trimmed; at most 254 characters (RFC 5321). */
export const emailField = z
  .string("required")
  .transform((value) => value.normalize("NFC").trim())
  .pipe(z.string().min(1, "required").max(254, "emailWrong").pipe(z.email("emailWrong")));

/** A name on one line, without control characters. */
export const nameField = z.string("required").transform(displayName).pipe(z.string().min(1, "required"));

/** Where to go afterwards: a path of this site, "/today" when it is not or is missing. */
export const nextField = z
  .string()
  .optional()
  .transform((value) => {
    const path = safePath(value);
    return path === "/" ? "/today" : path;
  });

export const tokenField = z.string("linkDead").min(1, "linkDead").max(4096, "linkDead");
