"use client";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import { Kbd } from "@/app/_ui/text";

/** The keys that do something now, in a line under the buttons; drawn anew only when they change. */
export const KeyHints = memo(function KeyHints({
  shown,
  twoButtons,
  onHelp,
}: {
  shown: boolean;
  twoButtons: boolean;
  onHelp: () => void;
}) {
  const t = useTranslations("study");
  const locale = useLocale();
  return (
    <p className="mt-3 flex items-center justify-center gap-x-4 text-[13px] text-quiet max-md:hidden">
      {/* Both stand there, one is hidden: less to draw when the next card comes. */}
      <span hidden={!shown}>
        <Kbd>1</Kbd>
        {twoButtons ? ", " : "–"}
        <Kbd>{twoButtons ? "3" : "4"}</Kbd> {t("rate_hint")}
      </span>
      <span hidden={!shown}>
        <Kbd>{t("space")}</Kbd> {t("good_hint")}
      </span>
      <span hidden={shown}>
        <Kbd>{t("space")}</Kbd> {t("show").toLocaleLowerCase(locale)}
      </span>
      <Rest onHelp={onHelp} />
    </p>
  );
});

const Rest = memo(function Rest({ onHelp }: { onHelp: () => void }) {
  const t = useTranslations("study");
  const locale = useLocale();
  return (
    <>
      <span>
        <Kbd>Z</Kbd> {t("undo").toLocaleLowerCase(locale)}
      </span>
      <button type="button" onClick={onHelp} className="min-h-6 hover:text-ink">
        <Kbd>?</Kbd> {t("keys").toLocaleLowerCase(locale)}
      </button>
    </>
  );
});
