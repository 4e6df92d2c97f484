/** Run by start.mjs: checks the environment and sends what the start must know of it. */
import { EnvError, env } from "./env";

try {
  const { baseUrl, demo, trustedProxies } = env();
  process.send?.({ baseUrl, demo, trustedProxies });
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exitCode = 1;
}
