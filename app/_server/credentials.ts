/** Signing in with an address and a password: counted, and the same work whether the address exists. */
import type { Queryable } from "@/db/client";
import { normalEmail, passwordOfEmail, passwordOfUser, type User } from "@/db/queries/users";
import { clientIp } from "./client-ip";
import { formError } from "./form-error";
import { passwordFits } from "./passwords";
import { countTry, forgetTries, giveBackTry } from "./rate-limit";

/** Failures only: a lecture hall shares one address. */
const FROM_ONE_IP = { name: "sign-in:ip", points: 100, seconds: 900 };
const FOR_ONE_ADDRESS = { name: "sign-in:address", points: 50, seconds: 3600 };
/** Tighter than the one above, so that a stranger cannot lock somebody out of their own account. */
const FROM_ONE_IP_FOR_ONE_ADDRESS = { name: "sign-in:ip-address", points: 10, seconds: 900 };

/** The user, or null when address and password do not fit; throws `too-many` after too many tries. */
export async function userByPassword(
  db: Queryable,
  given: { email: string; password: string },
  headers: Headers,
): Promise<User | null> {
  const ip = clientIp(headers);
  const email = normalEmail(given.email);
  await countTry(db, FROM_ONE_IP, ip);
  await countTry(db, FROM_ONE_IP_FOR_ONE_ADDRESS, `${ip} ${email}`);
  await countTry(db, FOR_ONE_ADDRESS, email);
  const found = await passwordOfEmail(db, email);
  const fits = await passwordFits(found?.passwordHash ?? null, given.password);
  if (!found || !fits) return null;
  await giveBackTry(db, FROM_ONE_IP, ip);
  await forgetTries(db, FROM_ONE_IP_FOR_ONE_ADDRESS, `${ip} ${email}`);
  await forgetTries(db, FOR_ONE_ADDRESS, email);
  return found.user;
}

const CONFIRM = { name: "confirm-password", points: 10, seconds: 900 };

/**
 * For what an open browser alone must not be enough: throws an error at `field` unless `given` is the
 * password of this signed-in user. Who has none (they come by a provider) passes.
 */
export async function assertPassword(db: Queryable, user: User, given: string, field: string): Promise<void> {
  if (!user.hasPassword) return;
  if (!given) throw formError("required", field);
  await countTry(db, CONFIRM, user.id);
  const hash = await passwordOfUser(db, user.id);
  if (!(await passwordFits(hash, given.normalize("NFC")))) throw formError("passwordWrong", field);
  await forgetTries(db, CONFIRM, user.id);
}

/** A password must not be the address it goes with: that is the first one to be guessed. */
export function assertNotAddress(password: string, email: string): void {
  if (normalEmail(password) === normalEmail(email)) throw formError("passwordIsAddress", "password");
}
