"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { formError } from "@/app/_server/form-error";
import { countTry } from "@/app/_server/rate-limit";
import { acceptInvite } from "@/db/queries/classes/invites";
import { joinByCode } from "@/db/queries/classes/members";

/** Codes are short enough to be guessed by a machine that may try for ever. */
const TRIES = { name: "join-class:user", points: 30, seconds: 3600 };

export const joinClass = action({
  who: "user",
  input: z.object({ code: z.string("required").trim().min(1, "required").max(60, "codeWrong") }),
  async run({ db, user, input }) {
    await countTry(db, TRIES, user.id);
    const joined = await joinByCode(db, user.id, input.code, Date.now());
    if (!("classId" in joined)) {
      throw formError(joined.status === "removed" ? "removedFromClass" : "codeWrong", "code");
    }
    revalidatePath("/", "layout");
    redirect(`/classes/${joined.classId}`);
  },
});

export const acceptInvitation = action({
  who: "user",
  input: z.object({ token: z.string("linkDead").min(1, "linkDead").max(200, "linkDead") }),
  async run({ db, user, input }) {
    await countTry(db, TRIES, user.id);
    const accepted = await acceptInvite(db, user, input.token, Date.now());
    if (accepted === null) throw formError("linkDead");
    if (accepted === "other") throw formError("invitedOther");
    revalidatePath("/", "layout");
    redirect(`/classes/${accepted.classId}`);
  },
});
