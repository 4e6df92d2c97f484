"use client";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { KeyRows } from "../key-rows";

/** All keys of the study page. */
export function KeyList({ dialogRef }: { dialogRef: Ref<HTMLDialogElement> }) {
  const t = useTranslations("study");
  return (
    <Dialog dialogRef={dialogRef} title={t("keysTitle")} close={t("close")}>
      <KeyRows
        rows={[
          { keys: [t("space")], text: t("keyShow") },
          { keys: ["1", "2", "3", "4"], text: t("keyRate") },
          { keys: ["Z"], text: t("keyUndo") },
          { keys: ["?"], text: t("keyHelp") },
          { keys: [t("esc")], text: t("keyLeave") },
        ]}
      />
    </Dialog>
  );
}
