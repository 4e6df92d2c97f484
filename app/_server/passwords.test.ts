import { describe, expect, it } from "vitest";
import { hashPassword, newPassword, passwordFits } from "./passwords";

describe("passwords", () => {
  it("are kept as argon2id with OWASP's parameters", async () => {
    const hash = await hashPassword("tulip in the steppe");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits(hash, "tulip in the steppe")).toBe(true);
    expect(await passwordFits(hash, "tulip in the Steppe")).toBe(false);
  });

  it("without a hash nothing fits, and it takes as long", async () => {
    const hash = await hashPassword("tulip in the steppe");
    await passwordFits(null, "warm up");
    const time = async (of: string | null) => {
      const began = performance.now();
      for (let i = 0; i < 8; i++) expect(await passwordFits(of, "wrong")).toBe(false);
      return performance.now() - began;
    };
    const [known, unknown] = [await time(hash), await time(null)];
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(unknown / known).toBeLessThan(3);
  });

  it.each([
    ["short", "passwordShort"],
    ["x".repeat(201), "passwordLong"],
    ["aaaaaaaaaaaa", "passwordCommon"],
    ["password123", "passwordCommon"],
    ["1234567890", "passwordCommon"],
    ["Qwertyuiop1!", "passwordCommon"],
  ])("refuses %s", (password, key) => {
    expect(newPassword.safeParse(password).error?.issues[0]?.message).toBe(key);
  });

  it.each(["tulip in the steppe", "қазақстан2022", "8265309417", "correct horse"])("takes %s", (password) => {
    expect(newPassword.safeParse(password).success).toBe(true);
  });
});
