"use client";
import { useTranslations } from "next-intl";
import { memo, type Ref } from "react";
import { Dialog } from "@/app/_ui/dialog";
import { KeyRows } from "../key-rows";

/** All keys of the study page. They never change: the cards need not wait for them. */
export const KeyList = memo(function KeyList({ dialogRef }: { dialogRef: Ref<HTMLDialogElement> }) {
  const t = useTranslations("study");
  return (
    <Dialog dialogRef={dialogRef} title={t("keysTitle")} close={t("close")}>
      <KeyRows
        rows={[
          { keys: [t("space")], text: t("keyShow") },
          { keys: ["1", "2", "3", "4"], text: t("keyRate") },
          { keys: ["Z"], text: t("keyUndo") },
          { keys: ["M"], text: t("keyCard.menu") },
          { keys: ["B"], text: t("keyCard.bury") },
          { keys: ["S"], text: t("keyCard.suspend") },
          { keys: ["F"], text: t("keyCard.flag") },
          { keys: ["N"], text: t("keyCard.note") },
          { keys: ["T"], text: t("keyCard.type") },
          { keys: ["H"], text: t("keyCard.history") },
          { keys: ["R"], text: t("keyCard.report") },
          { keys: ["?"], text: t("keyHelp") },
          { keys: [t("esc")], text: t("keyLeave") },
        ]}
      />
    </Dialog>
  );
});
