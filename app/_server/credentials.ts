/** Signing in with an address and a password: counted, and the same work whether the address exists. */
import type { Queryable } from "@/db/client";
import { normalEmail, passwordOfEmail, type User } from "@/db/queries/users";
import { clientIp } from "./client-ip";
import { passwordFits } from "./passwords";
import { countTry, forgetTries } from "./rate-limit";

const FROM_ONE_IP = { name: "sign-in:ip", points: 60, seconds: 900 };
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
  await forgetTries(db, FROM_ONE_IP_FOR_ONE_ADDRESS, `${ip} ${email}`);
  await forgetTries(db, FOR_ONE_ADDRESS, email);
  return found.user;
}

const CONFIRM = { name: "confirm-password", points: 10, seconds: 900 };

/** Whether this is the password of a signed-in user (given its stored hash); counted for each user. */
export async function confirmsPassword(
  db: Queryable,
  userId: string,
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  await countTry(db, CONFIRM, userId);
  const fits = await passwordFits(passwordHash, password);
  if (fits) await forgetTries(db, CONFIRM, userId);
  return fits;
}
