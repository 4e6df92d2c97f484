"use client";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { KeyRows } from "../../key-rows";

/** All keys of the runner. */
export function SitKeyList({
  dialogRef,
  checks,
}: {
  dialogRef: Ref<HTMLDialogElement>;
  /** answers are checked one by one */
  checks: boolean;
}) {
  const t = useTranslations("sit");
  return (
    <Dialog dialogRef={dialogRef} title={t("keysTitle")} close={t("close")}>
      <KeyRows
        rows={[
          { keys: ["1", "…", "9"], text: t("keysList.choose") },
          { keys: ["↵"], text: t(checks ? "keysList.enterCheck" : "keysList.enter") },
          { keys: ["N", "P", "→", "←"], text: t("keysList.next") },
          { keys: ["F"], text: t("keysList.flag") },
          { keys: ["↑", "↓"], text: t("keysList.move") },
          { keys: [t("keysList.esc")], text: t("keysList.leaveField") },
          { keys: ["?"], text: t("keysList.help") },
        ]}
      />
    </Dialog>
  );
}
