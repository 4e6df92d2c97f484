"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckRow, FieldGroup } from "@/app/_ui/choice";
import { TopicTree } from "@/app/_ui/topic-tree";
import type { TopicNode } from "@/learn/quiz/topics";

/** What an exam covers: topics and decks; none ticked is the whole pack. Sent as two hidden fields. */
export function CoverField({
  topics,
  decks,
  initial,
}: {
  topics: readonly TopicNode[];
  decks: readonly { slug: string; title: string; cards: number }[];
  initial: { topics: string[]; decks: string[] };
}) {
  const t = useTranslations("exams.form");
  const [chosen, setChosen] = useState(initial);
  const count = (n: number) => t("cards", { n });
  return (
    <FieldGroup legend={t("cover")} hint={t("coverHint")}>
      <input type="hidden" name="topics" value={chosen.topics.join()} />
      <input type="hidden" name="decks" value={chosen.decks.join()} />
      <div className="rounded-panel border border-line bg-surface p-3 sm:p-4">
        <TopicTree
          topics={topics}
          chosen={chosen.topics}
          countLabel={count}
          onChosen={(ids) => setChosen({ ...chosen, topics: ids })}
        />
        {decks.length > 0 ? (
          <>
            <p className="mt-4 mb-1 text-[13px] font-semibold text-quiet">{t("decks")}</p>
            <ul className="sm:columns-2 sm:gap-x-8">
              {decks.map(({ slug, title, cards }) => {
                const ticked = chosen.decks.includes(slug);
                const others = chosen.decks.filter((other) => other !== slug);
                return (
                  <li key={slug} className="break-inside-avoid">
                    <CheckRow
                      checked={ticked}
                      label={title}
                      aside={count(cards)}
                      onToggle={() => setChosen({ ...chosen, decks: ticked ? others : [...others, slug] })}
                    />
                  </li>
                );
              })}
            </ul>
          </>
        ) : null}
      </div>
    </FieldGroup>
  );
}
