"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { classAction } from "@/app/_server/class";
import { countTry } from "@/app/_server/rate-limit";
import { archiveClass, saveClass, setJoinCode } from "@/db/queries/classes/classes";
import { endMembership } from "@/db/queries/classes/members";
import { MAX_MESSAGE, tell } from "@/db/queries/classes/notices";
import { classNameField, timeZoneField } from "../fields";

const yesNo = z.enum(["yes", "no"]).transform((word) => word === "yes");

export const saveSettings = classAction({
  may: "class.settings",
  input: z.object({
    name: classNameField,
    timeZone: timeZoneField,
    studyVisibility: z.enum(["each", "aggregate"]),
    examDay: z
      .string()
      .default("")
      .transform((day) => day || null)
      .pipe(z.iso.date("dateWrong").nullable()),
  }),
  async run({ db, access, input }) {
    const t = await getTranslations("classes");
    const { studyVisibility } = input;
    await db.transaction(async (tx) => {
      await saveClass(tx, access, input);
      // What is seen of them was told to students when they joined: when it changes they are told again.
      if (studyVisibility !== access.head.studyVisibility) {
        const text = t(`settings.told.${studyVisibility}`);
        await tell(tx, access, { kind: "message", text }, Date.now());
      }
    });
    revalidatePath("/classes", "layout");
    return { done: (await getTranslations("classes.settings"))("saved") };
  },
});

export const archive = classAction({
  may: "class.archive",
  input: z.object({ archived: yesNo }),
  async run({ db, access, input }) {
    await archiveClass(db, access, input.archived, Date.now());
    revalidatePath("/classes", "layout");
    redirect(input.archived ? "/classes?show=archived" : `/classes/${access.classId}`);
  },
});

/** A new code, with which the old one is dead, or none. */
export const setCode = classAction({
  may: "class.people",
  input: z.object({ joinable: yesNo }),
  async run({ db, access, input }) {
    await setJoinCode(db, access, input.joinable);
    revalidatePath(`/classes/${access.classId}`, "layout");
    return {};
  },
});

/** Ends one's own membership. What one has learnt and sat stays one's own. */
export const leave = classAction({
  may: "class.leave",
  input: z.object({}),
  async run({ db, user, access }) {
    await endMembership(db, access, user.id, "left", Date.now());
    revalidatePath("/classes", "layout");
    redirect("/classes?left=1");
  },
});

export const sendMessage = classAction({
  may: "class.message",
  input: z.object({ text: z.string("required").trim().min(1, "required").max(MAX_MESSAGE, "tooLong") }),
  async run({ db, user, access, input }) {
    await countTry(db, { name: "class-message:user", points: 30, seconds: 3600 }, user.id);
    await tell(db, access, { kind: "message", text: input.text }, Date.now());
    return { done: (await getTranslations("classes.message"))("sent") };
  },
});
