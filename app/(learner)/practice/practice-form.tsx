"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { FieldGroup, RadioTile, Segments } from "@/app/_ui/choice";
import { Notice } from "@/app/_ui/notice";
import { type PracticeSpec, PURPOSES } from "@/learn/quiz/practice";
import type { TopicNode } from "@/learn/quiz/topics";
import { FormsField } from "./forms-field";
import { type PracticeDeck, ScopeField } from "./scope-field";
import { type Started, startPractice } from "./start";
import { type Counts, useCounts } from "./use-counts";

const COUNTS = [5, 10, 20, 30, 50];

/** Everything one chooses for a practice, and the one button that begins it. */
export function PracticeForm({
  packId,
  topics,
  decks,
  counts: first,
  initial,
}: {
  packId: string;
  topics: readonly TopicNode[];
  decks: readonly PracticeDeck[];
  /** cards each purpose finds in the whole pack */
  counts: Counts;
  initial: Pick<PracticeSpec, "purpose" | "topics" | "decks">;
}) {
  const t = useTranslations("practice");
  const router = useRouter();
  const [spec, setSpec] = useState<PracticeSpec>({
    packId,
    forms: [],
    count: 10,
    feedback: "immediate",
    ...initial,
  });
  const [scope, setScope] = useState<"all" | "topics" | "decks">(
    initial.topics.length > 0 ? "topics" : initial.decks.length > 0 ? "decks" : "all",
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Extract<Started, { ok: false }>["problem"] | null>(null);
  const change = (part: Partial<PracticeSpec>) => setSpec((before) => ({ ...before, ...part }));

  // What is ticked on a tab that is not shown stays, but does not count.
  const asked: PracticeSpec = {
    ...spec,
    topics: scope === "topics" ? spec.topics : [],
    decks: scope === "decks" ? spec.decks : [],
  };
  const unchosen = scope !== "all" && asked[scope].length === 0;
  const { counts, isCounting } = useCounts(asked, first);
  const found = unchosen ? 0 : counts[spec.purpose];
  const n = Math.min(spec.count, found);

  async function begin() {
    if (busy || n === 0) return;
    setBusy(true);
    setProblem(null);
    const started = await startPractice(asked);
    if (started.ok) {
      router.push(`/sit/${started.id}`);
    } else {
      setProblem(started.problem);
      setBusy(false);
    }
  }

  return (
    <form
      className="grid max-w-3xl gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <FieldGroup legend={t("purpose.label")}>
        <div className="grid gap-2.5 sm:grid-cols-2">
          {PURPOSES.map((purpose) => (
            <RadioTile
              key={purpose}
              name="purpose"
              value={purpose}
              checked={spec.purpose === purpose}
              title={t(`purpose.${purpose}`)}
              text={t(`purpose.${purpose}Text`)}
              aside={
                unchosen ? null : (
                  <span className={isCounting ? "opacity-50" : ""}>
                    {t(purpose === "exam" ? "purpose.foundFacts" : "purpose.found", { n: counts[purpose] })}
                  </span>
                )
              }
              onChoose={() => change({ purpose })}
            />
          ))}
        </div>
      </FieldGroup>
      <ScopeField
        topics={topics}
        decks={decks}
        scope={scope}
        chosen={spec}
        onScope={setScope}
        onChosen={change}
      />
      <div className="grid gap-8 sm:grid-cols-2">
        <FieldGroup legend={t("count.label")}>
          <Segments
            name="count"
            value={String(spec.count)}
            options={COUNTS.map((count) => ({ value: String(count), label: count }))}
            onChoose={(count) => change({ count: Number(count) })}
          />
        </FieldGroup>
        <FieldGroup legend={t("feedback.label")}>
          <Segments
            name="feedback"
            value={spec.feedback}
            options={(["immediate", "deferred"] as const).map((value) => ({
              value,
              label: t(`feedback.${value}`),
            }))}
            onChoose={(feedback) => change({ feedback })}
          />
        </FieldGroup>
      </div>
      <FormsField forms={spec.forms} onForms={(forms) => change({ forms })} />
      <div className="grid justify-items-start gap-3">
        {problem ? (
          <Notice tone="error">
            {problem === "signed-out"
              ? t("signedOut")
              : problem === "empty"
                ? t(`none.${spec.purpose}`)
                : t("failed")}
          </Notice>
        ) : null}
        <Button
          type="submit"
          variant="primary"
          size="lg"
          aria-disabled={busy || n === 0}
          className="aria-disabled:cursor-not-allowed aria-disabled:opacity-55 max-sm:w-full"
        >
          {busy ? t("starting") : t("start", { n: n || spec.count })}
        </Button>
        <p aria-live="polite" className="min-h-5 max-w-[60ch] text-[13px] text-quiet">
          {unchosen
            ? t(scope === "topics" ? "scope.noTopics" : "scope.noDecks")
            : found === 0
              ? t(`none.${spec.purpose}`)
              : found < spec.count
                ? t("fewer", { n: found })
                : null}
        </p>
      </div>
    </form>
  );
}
