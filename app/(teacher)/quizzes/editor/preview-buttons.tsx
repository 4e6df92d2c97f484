"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";

const VARIANTS = [1, 2, 3, 4, 5];

/** Starts a preview: any variant as a student sees it. What is unsaved is saved first. */
export function PreviewButtons({
  variants,
  save,
}: {
  variants: "each" | "one";
  /** saves where needed; the quiz's id, null when it could not be saved */
  save: () => Promise<string | null>;
}) {
  const t = useTranslations("quizzes.editor.preview");
  const router = useRouter();
  const [busy, setBusy] = useState<number | null>(null);
  const [problem, setProblem] = useState<"empty" | "failed" | null>(null);

  async function preview(seed: number) {
    if (busy !== null) return;
    setBusy(seed);
    setProblem(null);
    const id = await save();
    if (id !== null) {
      try {
        const response = await fetch("/api/attempts", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ preview: id, seed }),
        });
        if (response.ok) {
          router.push(`/sit/${((await response.json()) as { id: string }).id}`);
          return;
        }
        setProblem(response.status === 409 ? "empty" : "failed");
      } catch {
        setProblem("failed");
      }
    }
    setBusy(null);
  }

  return (
    <div className="grid gap-2">
      <p className="text-sm font-semibold">{variants === "each" ? t("label") : t("labelOne")}</p>
      <div className={variants === "each" ? "grid max-w-xs grid-cols-5 gap-1.5" : "flex"}>
        {variants === "each" ? (
          VARIANTS.map((n) => (
            <Button
              key={n}
              aria-disabled={busy !== null}
              aria-label={t("variant", { n })}
              onClick={() => void preview(n)}
              className="num px-2 aria-disabled:opacity-55"
            >
              {n}
            </Button>
          ))
        ) : (
          <Button
            aria-disabled={busy !== null}
            onClick={() => void preview(1)}
            className="aria-disabled:opacity-55"
          >
            {t("one")}
          </Button>
        )}
      </div>
      <p aria-live="polite" className="text-[13px] text-quiet">
        {busy !== null ? t("starting") : problem ? t(problem) : t("hint")}
      </p>
    </div>
  );
}
