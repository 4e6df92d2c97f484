import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/app/_ui/action-form";
import { formatShare } from "@/app/_ui/format";
import { Panel } from "@/app/_ui/panel";
import type { HardHabit } from "@/learn/hard-habit";
import { dismissHard } from "./actions";

/** A kind word to somebody who chooses Hard where they did not recall, with what shows it. */
export async function HardNote({ habit }: { habit: HardHabit }) {
  const t = await getTranslations("progress.hard");
  const locale = await getLocale();
  const { hard, asked } = habit;
  return (
    <div className="mb-5">
      <Panel title={t("title")}>
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-[minmax(0,1fr)_auto] md:items-end">
          <div className="grid max-w-[64ch] gap-2">
            <p>
              {habit.sign === "recall"
                ? t("recall", {
                    hard,
                    asked,
                    expected: formatShare(habit.expected, locale),
                    actual: formatShare(habit.actual, locale),
                  })
                : t("again", { hard, asked, expected: Math.round(habit.expected), again: habit.again })}
            </p>
            <p className="text-quiet">{t("advice")}</p>
          </div>
          <ActionForm action={dismissHard} variant="secondary" submit={t("dismiss")} pending={t("pending")} />
        </div>
      </Panel>
    </div>
  );
}
