import { afterEach, describe, expect, it, vi } from "vitest";

const of = async (forwarded: string | null, proxies: string, door = "1") => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("NEXTAUTH_SECRET", "t".repeat(40));
  vi.stubEnv("TRUST_PROXY", proxies);
  vi.stubEnv("ZEREK_DOOR", door);
  const { clientIp } = await import("./client-ip");
  return clientIp(new Headers(forwarded === null ? {} : { "x-forwarded-for": forwarded }));
};
afterEach(() => vi.unstubAllEnvs());

describe("clientIp", () => {
  it("is the socket's address, as the door left it", async () => {
    expect(await of("203.0.113.7", "")).toBe("203.0.113.7");
    expect(await of("::ffff:203.0.113.7", "")).toBe("203.0.113.7");
  });
  it("believes nobody where no door cleaned the header", async () => {
    expect(await of("203.0.113.7", "", "")).toBe("unknown");
  });
  it("is what our own proxies wrote, whatever the client put before", async () => {
    expect(await of("1.1.1.1, 203.0.113.7", "1")).toBe("203.0.113.7");
    expect(await of("1.1.1.1, 203.0.113.7, 10.0.0.2", "2")).toBe("203.0.113.7");
    expect(await of(null, "1")).toBe("unknown");
  });
  it("takes the network of an IPv6 address", async () => {
    expect(await of("2001:db8:1:2:aaaa::1", "")).toBe("2001:db8:1:2::/64");
    expect(await of("2001:db8::1", "")).toBe("2001:db8:0:0::/64");
    expect(await of("::1", "")).toBe("0:0:0:0::/64");
  });
});
