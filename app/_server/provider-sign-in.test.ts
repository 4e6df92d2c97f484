import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUser, providersOfUser, userById } from "@/db/queries/users";
import { type OpenDatabase, testDatabases } from "@/db/testing";
import { displayName, emailIsVerified, type ProviderIdentity, userOfProvider } from "./provider-sign-in";

const NOW = new Date("2026-05-01T00:00:00Z");

describe.each(testDatabases())("signing in with a provider on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const who = (over: Partial<ProviderIdentity>): ProviderIdentity => ({
    provider: "google",
    providerAccountId: "g1",
    email: "Dana@Example.org",
    emailVerified: true,
    name: "Dana",
    ...over,
  });
  const enter = (over: Partial<ProviderIdentity>) => userOfProvider(opened.db, who(over), NOW);

  it("makes a user at the first visit and finds them at the second, even with a new address", async () => {
    const first = await enter({});
    if (typeof first === "string") throw new Error(first);
    expect(first).toMatchObject({ email: "dana@example.org", hasPassword: false });
    expect(await enter({ email: "other@example.org", emailVerified: false })).toMatchObject({ id: first.id });
    expect(await providersOfUser(opened.db, first.id)).toEqual(["google"]);
  });

  it("links to the account of a verified address", async () => {
    const user = await createUser(
      opened.db,
      { email: "aya@example.org", name: "Aya", passwordHash: "x" },
      NOW,
    );
    const found = await enter({ providerAccountId: "g2", email: "AYA@example.org" });
    expect(found).toMatchObject({ id: user?.id });
  });

  it("neither links nor makes an account for an address the provider does not vouch for", async () => {
    const victim = await createUser(opened.db, { email: "v@example.org", name: "V", passwordHash: "x" }, NOW);
    const asked = { provider: "microsoft", providerAccountId: "m1", emailVerified: false };
    expect(await enter({ ...asked, email: "v@example.org" })).toBe("email-unverified");
    expect(await enter({ ...asked, email: "nobody@example.org" })).toBe("email-unverified");
    expect(await enter({ ...asked, email: null })).toBe("no-email");
    expect(await providersOfUser(opened.db, victim?.id ?? "")).toEqual([]);
  });

  it("does not link a second account of the same provider", async () => {
    await enter({ providerAccountId: "g3", email: "two@example.org" });
    expect(await enter({ providerAccountId: "g4", email: "two@example.org" })).toBe("other-account");
    expect(await userById(opened.db, "0190a000-0000-7000-8000-00000000dead")).toBeNull();
  });
});

describe("emailIsVerified", () => {
  const base = { name: "", clientId: "", clientSecret: "" };
  it("believes the provider's word only", () => {
    const google = { ...base, id: "google" as const };
    expect(emailIsVerified(google, { email_verified: true })).toBe(true);
    expect(emailIsVerified(google, { email_verified: false })).toBe(false);
    expect(emailIsVerified(google, {})).toBe(false);
  });
  it("believes Microsoft for a tenant of the host's choice, else only with xms_edov", () => {
    const of = (tenant: string) => ({ ...base, id: "microsoft" as const, tenant });
    expect(emailIsVerified(of("common"), { email: "a@b.c", email_verified: true })).toBe(false);
    expect(emailIsVerified(of("common"), { xms_edov: true })).toBe(true);
    expect(emailIsVerified(of("organizations"), {})).toBe(false);
    expect(emailIsVerified(of("8b1f0a0e-0000-4000-8000-000000000000"), {})).toBe(true);
  });
});

describe("displayName", () => {
  it("is one line without control characters", () => {
    expect(displayName("Aigerim\r\nBcc: all@example.org")).toBe("Aigerim Bcc: all@example.org");
    expect(displayName("  Әсел\u202e  Қ. ")).toBe("Әсел Қ.");
    expect(displayName("x".repeat(500))).toHaveLength(80);
    expect(displayName("\u0000")).toBe("");
  });
});
