/** Who a provider's account belongs to: the rules for linking, apart from next-auth. */
import type { Db } from "@/db/client";
import {
  createUser,
  linkAccount,
  normalEmail,
  type User,
  userByAccount,
  userByEmail,
} from "@/db/queries/users";
import type { ProviderConfig } from "./env";

export type ProviderIdentity = {
  provider: string;
  providerAccountId: string;
  email: string | null;
  /** whether the provider vouches for the address */
  emailVerified: boolean;
  name: string | null;
};

export type ProviderProblem = "no-email" | "email-unverified" | "other-account";

/**
 * The user of a provider's account, made or linked by e-mail when this is the first visit. An address the
 * provider does not vouch for links to nobody and makes nobody: else whoever can type an address into a
 * provider's profile would own the account of that address here.
 */
export async function userOfProvider(
  db: Db,
  identity: ProviderIdentity,
  now: Date,
): Promise<User | ProviderProblem> {
  const { provider, providerAccountId, email } = identity;
  const known = await userByAccount(db, provider, providerAccountId);
  if (known) return known;
  if (!email) return "no-email";
  if (!identity.emailVerified) return "email-unverified";
  return db.transaction(async (tx) => {
    const name = displayName(identity.name) || normalEmail(email).split("@")[0] || email;
    const made = await createUser(tx, { email, name, passwordHash: null }, now);
    const user = made ?? (await userByEmail(tx, email));
    if (!user) throw new Error("a user vanished while an account was linked");
    const linked = await linkAccount(tx, { userId: user.id, provider, providerAccountId });
    return linked ? user : "other-account";
  });
}

/** A name as it may be shown and put into a mail: no control characters, at most 80 long. */
export function displayName(name: string | null): string {
  return (name ?? "")
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, 80);
}

/**
 * Whether the profile of a provider vouches for its e-mail address. Microsoft's `email` claim can be set by
 * the administrator of any tenant, so it counts only for a tenant the host chose, or with `xms_edov`.
 */
export function emailIsVerified(provider: ProviderConfig, profile: Record<string, unknown>): boolean {
  if (provider.id !== "microsoft")
    return profile.email_verified === true || profile.email_verified === "true";
  const open = ["common", "organizations", "consumers"].includes(provider.tenant ?? "common");
  return !open || [true, 1, "1", "true"].includes(profile.xms_edov as never);
}
