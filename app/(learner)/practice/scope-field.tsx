"use client";
import { useTranslations } from "next-intl";
import { CheckRow, FieldGroup, Segments } from "@/app/_ui/choice";
import { TopicTree } from "@/app/_ui/topic-tree";
import type { TopicNode } from "@/learn/quiz/topics";

export interface PracticeDeck {
  slug: string;
  title: string;
  cards: number;
}

const SCOPES = ["all", "topics", "decks"] as const;

/** Where the questions come from: everything, some topics, or some decks. */
export function ScopeField({
  topics,
  decks,
  scope,
  chosen,
  onScope,
  onChosen,
}: {
  topics: readonly TopicNode[];
  decks: readonly PracticeDeck[];
  scope: (typeof SCOPES)[number];
  chosen: { topics: string[]; decks: string[] };
  onScope: (scope: (typeof SCOPES)[number]) => void;
  onChosen: (part: { topics: string[] } | { decks: string[] }) => void;
}) {
  const t = useTranslations("practice.scope");
  const count = (cards: number) => t("cards", { n: cards });
  return (
    <FieldGroup legend={t("label")}>
      <Segments
        name="scope"
        value={scope}
        options={SCOPES.map((value) => ({ value, label: t(value) }))}
        onChoose={onScope}
      />
      {scope === "topics" ? (
        <div className="mt-3 rounded-panel border border-line bg-surface p-3 sm:p-4">
          <TopicTree
            topics={topics}
            chosen={chosen.topics}
            countLabel={count}
            onChosen={(ids) => onChosen({ topics: ids })}
          />
        </div>
      ) : null}
      {scope === "decks" ? (
        <div className="mt-3 rounded-panel border border-line bg-surface p-3 sm:p-4">
          <ul className="sm:columns-2 sm:gap-x-8">
            {decks.map((deck) => {
              const ticked = chosen.decks.includes(deck.slug);
              return (
                <li key={deck.slug} className="break-inside-avoid">
                  <CheckRow
                    checked={ticked}
                    label={deck.title}
                    aside={count(deck.cards)}
                    onToggle={() =>
                      onChosen({
                        decks: ticked
                          ? chosen.decks.filter((slug) => slug !== deck.slug)
                          : [...chosen.decks, deck.slug],
                      })
                    }
                  />
                </li>
              );
            })}
          </ul>
        </div>
      ) : null}
    </FieldGroup>
  );
}
