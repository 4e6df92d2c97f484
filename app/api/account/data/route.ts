import { z } from "zod";
import { JSON_HEADERS } from "@/app/_server/errors";
import { query } from "@/app/_server/mutation";
import { accountDataJson } from "@/db/queries/account-data";

/** Everything kept about the caller, as a file. */
export const GET = query({
  who: "user",
  input: z.object({}),
  limit: { name: "download-data", points: 10, seconds: 3600, by: "user" },
  async run({ db, user }) {
    const now = new Date();
    const pieces = accountDataJson(db, user.id, now);
    const utf8 = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(utf8.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    });
    const name = `zerek-${now.toISOString().slice(0, 10)}.json`;
    return new Response(body, {
      headers: { ...JSON_HEADERS, "content-disposition": `attachment; filename="${name}"` },
    });
  },
});
