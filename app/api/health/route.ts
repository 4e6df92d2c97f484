import { z } from "zod";
import { query } from "@/app/_server/mutation";
import { ping } from "@/db/queries/health";

/** For load balancers and the container: the server answers and reaches its database. */
export const GET = query({
  who: "anyone",
  input: z.object({}),
  async run({ db }) {
    await ping(db);
    return { ok: true };
  },
});
