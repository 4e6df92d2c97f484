import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm } from "@/app/_ui/action-form";
import { Notice } from "@/app/_ui/notice";
import { PageHead, Panel } from "@/app/_ui/panel";
import { listPresets } from "@/db/queries/presets";
import { DEFAULT_PRESET_ID } from "@/learn/preset";
import type { SearchProps } from "../../../(auth)/parts";
import { removeOptions } from "./actions";
import { PresetForm } from "./preset-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("options"))("title") };
}

/** The learner's presets: which there are, and one of them to change. `?preset=new` begins another. */
export default async function OptionsPage({ searchParams }: SearchProps) {
  const user = await requireUser("/settings/options");
  const t = await getTranslations("options");
  const presets = await listPresets(await database(), user.id);
  const { preset: wanted, done } = await searchParams;
  const usual = presets[0];
  const isNew = wanted === "new";
  const chosen = presets.find(({ id }) => id === wanted) ?? usual;
  if (!chosen || !usual) return null;
  const nameOf = (name: string) => name || t("default");
  return (
    <>
      <Link href="/settings" className="link mb-5 inline-flex min-h-6 items-center gap-1.5 text-sm">
        <ArrowLeft aria-hidden className="size-4" />
        {t("back")}
      </Link>
      <PageHead title={t("title")} text={t("text")} />
      <nav aria-label={t("presets")} className="mb-6 flex max-w-2xl flex-wrap gap-2">
        {[...presets, null].map((preset) => (
          <Link
            key={preset?.id ?? "new"}
            href={`/settings/options?preset=${preset?.id ?? "new"}`}
            aria-current={(preset ? !isNew && preset === chosen : isNew) ? "page" : undefined}
            className="inline-flex min-h-11 items-center rounded-control border border-line bg-surface px-4 text-sm aria-[current]:border-sky aria-[current]:bg-sky-soft aria-[current]:font-semibold"
          >
            {preset ? nameOf(preset.name) : t("another")}
          </Link>
        ))}
      </nav>
      <div className="grid max-w-2xl gap-5">
        {done === "removed" ? <Notice tone="good">{t("removed")}</Notice> : null}
        {done === "made" ? <Notice tone="good">{t("made")}</Notice> : null}
        <Panel>
          <p className="mb-5 text-quiet">
            {isNew
              ? t("usedByNone")
              : chosen.decks.length > 0
                ? t("usedBy", { decks: chosen.decks.map(({ title }) => title).join(", ") })
                : t(chosen.id === DEFAULT_PRESET_ID ? "usedByAll" : "usedByNone")}
          </p>
          <PresetForm
            key={isNew ? "new" : chosen.id}
            preset={isNew ? { id: "", name: "", options: usual.options } : chosen}
          />
        </Panel>
        {isNew || chosen.id === DEFAULT_PRESET_ID ? null : (
          <Panel title={t("remove")}>
            <p className="mb-4 text-quiet">{t("removeText")}</p>
            <ActionForm action={removeOptions} variant="danger" submit={t("remove")} pending={t("pending")}>
              <input type="hidden" name="id" value={chosen.id} />
            </ActionForm>
          </Panel>
        )}
      </div>
    </>
  );
}
