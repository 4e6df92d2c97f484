import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const file = (name: string) => fs.readFileSync(path.join(import.meta.dirname, "..", "..", name), "utf8");

describe("compose.yaml", () => {
  const { services } = parse(file("compose.yaml"));

  it("passes the whole .env to the server and sets only what differs in the container", () => {
    expect(services.web.env_file).toEqual([{ path: ".env", required: false }]);
    expect(Object.keys(services.web.environment).sort()).toEqual(["DATABASE_URL", "NEXTAUTH_URL", "PORT"]);
    expect(services.web.environment.PORT).toBe(3000);
    expect(services.web.ports).toEqual([`\${PORT:-3000}:${services.web.environment.PORT}`]);
  });

  it("asks only for variables that .env.example and the README explain", () => {
    const asked = new Set([...file("compose.yaml").matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name));
    expect(asked).toContain("POSTGRES_PASSWORD");
    for (const name of asked) {
      expect(file(".env.example")).toMatch(new RegExp(`^#?${name}=`, "m"));
      expect(file("README.md")).toContain(`| \`${name}\` |`);
    }
  });
});
