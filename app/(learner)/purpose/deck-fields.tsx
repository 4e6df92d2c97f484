"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/app/_ui/field";
import { outlineOf } from "@/learn/quiz/topics";

export interface PurposeDeck {
  /** `pack/slug` */
  value: string;
  label: string;
  /** its pack's outline, with the cards that the deck has of each topic */
  topics: { id: string; parentId: string | null; title: string; cards: number }[];
}

/** Which deck, and all of it or one topic with what is below: the topics are those of the deck chosen. */
export function DeckFields({
  decks,
  deck: first,
  topic,
}: {
  decks: readonly PurposeDeck[];
  deck: string | undefined;
  topic: string | undefined;
}) {
  const t = useTranslations("purpose");
  const [value, setValue] = useState(first ?? decks[0]?.value);
  const deck = decks.find((one) => one.value === value) ?? decks[0];
  const topics = outlineOf(deck?.topics ?? []);
  return (
    <>
      <SelectField
        name="deck"
        label={t("deck")}
        value={deck?.value}
        onChange={(event) => setValue(event.target.value)}
        options={decks}
      />
      <SelectField
        // Another deck has other topics: what was chosen goes.
        key={deck?.value}
        name="topic"
        label={t("topic")}
        defaultValue={deck?.value === first ? topic : ""}
        options={[
          { value: "", label: t("allTopics") },
          ...topics.map(({ id, title, depth, cards }) => ({
            value: id,
            label: `${"\u2003".repeat(depth)}${t("topicOption", { title, n: cards })}`,
          })),
        ]}
      />
    </>
  );
}
