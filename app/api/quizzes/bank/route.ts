import { mutation } from "@/app/_server/mutation";
import { reportOnBank } from "@/db/queries/bank-report";
import { bankInput, MOST_BYTES } from "../schema";

/** What the bank has for a blueprint: a `BankReport`. Changes nothing; the blueprint is too long for an address. */
export const POST = mutation({
  who: "user",
  input: bankInput,
  maxBytes: MOST_BYTES,
  limit: { name: "ask-bank", points: 600, seconds: 600, by: "user" },
  run: ({ db, input }) => reportOnBank(db, input.blueprint),
});
