/** Passwords: argon2id, with the parameters OWASP gives for it (19 MiB, 2 passes, 1 lane). */
import { randomBytes } from "node:crypto";
import { hash, type Options, verify } from "@node-rs/argon2";
import { z } from "zod";

// 2 is argon2id; the enum of the package is a const enum, which isolated modules cannot read.
const PARAMETERS: Options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const TOO_COMMON = [
  "password",
  "passwort",
  "qwertyuiop",
  "qwerty",
  "asdfghjkl",
  "azerty",
  "zerek",
  "letmein",
  "iloveyou",
  "0123456789",
  "1234567890",
];

/** A new password. Length is what counts; only the very first guesses are refused. Messages are keys. */
export const newPassword = z
  .string("passwordShort")
  .transform((value) => value.normalize("NFC"))
  .pipe(z.string().min(10, "passwordShort").max(200, "passwordLong").refine(isUncommon, "passwordCommon"));

/** A password someone already has, as typed. */
export const givenPassword = z
  .string("required")
  .min(1, "required")
  .max(200, "passwordWrong")
  .transform((value) => value.normalize("NFC"));

function isUncommon(value: string): boolean {
  const plain = value.toLowerCase();
  if (new Set(plain).size < 4) return false;
  const rest = TOO_COMMON.reduce((left, common) => left.replaceAll(common, ""), plain);
  const letters = rest.replace(/[^\p{L}]/gu, "");
  return letters.length >= 3 || rest.length >= 6;
}

export async function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let nobodys: Promise<string> | undefined;

/** Whether a password fits a hash. Without a hash it takes the same time and is false. */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  nobodys ??= hash(randomBytes(32), PARAMETERS);
  const fits = await verify(passwordHash ?? (await nobodys), password);
  return passwordHash !== null && fits;
}
