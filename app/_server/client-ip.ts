/** Where a request comes from, for the rate limits. */
import { isIPv6 } from "node:net";
import { env } from "./env";

/**
 * The sender's address; an IPv6 address is cut to its /64, which is what one household has.
 *
 * Anyone can send an X-Forwarded-For header. With TRUST_PROXY = n, the n-th address from the right was
 * written by our own proxy. Without it, `npm start` removes the header at the door and Next fills in the
 * address of the socket; `ZEREK_DOOR` says that this happened. Else there is no telling: one bucket for all.
 */
export function clientIp(headers: Headers): string {
  const { trustedProxies } = env();
  const chain = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  if (trustedProxies > 0) return shortened(chain.at(-trustedProxies));
  return process.env.ZEREK_DOOR === "1" ? shortened(chain[0]) : "unknown";
}

function shortened(ip: string | undefined): string {
  if (!ip) return "unknown";
  const bare = ip.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(bare)) return bare.slice(0, 45);
  const [head = "", tail] = bare.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail === undefined ? [] : tail.split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return `${[...left, ...Array<string>(Math.max(0, zeros)).fill("0"), ...right].slice(0, 4).join(":")}::/64`;
}
