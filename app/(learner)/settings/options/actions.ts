"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { action } from "@/app/_server/action";
import { formError } from "@/app/_server/form-error";
import { choosePreset, removePreset, savePreset } from "@/db/queries/presets";
import { DEFAULT_PRESET_ID } from "@/learn/preset";
import { presetForm } from "./fields";

export const saveOptions = action({
  who: "user",
  input: presetForm,
  async run({ db, user, input: { id, name, options } }) {
    if (id !== DEFAULT_PRESET_ID && name === "") throw formError("required", "name");
    const saved = await savePreset(db, user.id, id === "" ? null : id, { name, options });
    if (!saved) throw formError("invalid", "name");
    revalidatePath("/", "layout");
    if (id === "") redirect(`/settings/options?preset=${saved}&done=made`);
    return { done: (await getTranslations("options"))("saved") };
  },
});

export const removeOptions = action({
  who: "user",
  input: z.object({ id: z.string().max(64) }),
  async run({ db, user, input }) {
    await removePreset(db, user.id, input.id);
    revalidatePath("/", "layout");
    redirect("/settings/options?done=removed");
  },
});

export const chooseOptions = action({
  who: "user",
  input: z.object({ pack: z.string().max(200), slug: z.string().max(200), presetId: z.string().max(64) }),
  async run({ db, user, input: { pack, slug, presetId } }) {
    const chosen = await choosePreset(db, user.id, { packId: pack, slug }, presetId);
    if (!chosen) throw formError("invalid", "presetId");
    revalidatePath("/", "layout");
    return { done: (await getTranslations("options"))("chosen") };
  },
});
