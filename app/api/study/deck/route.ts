import { AppError } from "@/app/_server/errors";
import { query } from "@/app/_server/mutation";
import { deckPart } from "@/db/queries/device";
import { deckPartInput, PART } from "./schema";

/**
 * A part of a deck for studying it offline, with what the caller remembers of its cards: DeckPart, and whose it is as
 * `userId`; null for a guest. Texts that the device has are not sent again.
 */
export const GET = query({
  who: "anyone",
  input: deckPartInput,
  run: async ({ db, user, input: { pack, slug, from, known } }) => {
    const part = await deckPart(
      db,
      user?.id ?? null,
      { packId: pack, slug },
      { from, most: PART, known },
      Date.now(),
    );
    if (!part) throw new AppError("not-found", "There is no such deck.");
    return { userId: user?.id ?? null, ...part };
  },
});
