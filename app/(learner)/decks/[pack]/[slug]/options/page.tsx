import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { database } from "@/app/_server/database";
import { requireUser } from "@/app/_server/session";
import { ActionForm, FormSelect } from "@/app/_ui/action-form";
import { PageHead, Panel } from "@/app/_ui/panel";
import { listDecks } from "@/db/queries/decks";
import { listPresets } from "@/db/queries/presets";
import { DEFAULT_PRESET_ID } from "@/learn/preset";
import { chooseOptions } from "../../../../settings/options/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("options"))("deckTitle") };
}

/** Which preset a deck is studied by. */
export default async function DeckOptionsPage({
  params,
}: {
  params: Promise<{ pack: string; slug: string }>;
}) {
  const { pack, slug } = await params;
  const user = await requireUser(`/decks/${pack}/${slug}/options`);
  const t = await getTranslations("options");
  const db = await database();
  const [decks, presets] = await Promise.all([listDecks(db, user.id, Date.now()), listPresets(db, user.id)]);
  const deck = decks.find((one) => one.packId === pack && one.slug === slug);
  if (!deck) notFound();
  const chosen = presets.find((preset) => preset.decks.some((d) => d.packId === pack && d.slug === slug));
  return (
    <>
      <Link
        href={`/decks/${pack}/${slug}`}
        className="link mb-5 inline-flex min-h-6 items-center gap-1.5 text-sm"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {deck.title}
      </Link>
      <PageHead title={t("deckTitle")} text={t("deckText")} />
      <div className="max-w-2xl">
        <Panel>
          <ActionForm action={chooseOptions} submit={t("choose")} pending={t("pending")}>
            <input type="hidden" name="pack" value={pack} />
            <input type="hidden" name="slug" value={slug} />
            <FormSelect
              name="presetId"
              label={t("preset")}
              defaultValue={chosen?.id ?? DEFAULT_PRESET_ID}
              options={presets.map(({ id, name }) => ({ value: id, label: name || t("default") }))}
            />
          </ActionForm>
          <p className="mt-5 border-t border-line pt-4 text-quiet">
            <Link href="/settings/options" className="link font-semibold">
              {t("change")}
            </Link>
          </p>
        </Panel>
      </div>
    </>
  );
}
