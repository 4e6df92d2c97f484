"use client";
import { cardsUnder, type TopicNode, tickedOf, toggleTopic } from "@/learn/quiz/topics";
import { CheckRow } from "./choice";

/** A pack's outline with boxes to tick; one topic stands for those below it. */
export function TopicTree({
  topics,
  chosen,
  countLabel,
  onChosen,
}: {
  topics: readonly TopicNode[];
  /** ids of topics */
  chosen: readonly string[];
  /** says how much is in a topic */
  countLabel: (cards: number) => string;
  onChosen: (chosen: string[]) => void;
}) {
  const level = (parentId: string | null) => {
    const here = topics.filter((topic) => topic.parentId === parentId && cardsUnder(topics, topic.id) > 0);
    if (here.length === 0) return null;
    return (
      <ul className={parentId ? "ml-4 border-l border-line pl-2.5" : "sm:columns-2 sm:gap-x-8"}>
        {here.map((topic) => {
          const ticked = tickedOf(topics, chosen, topic.id);
          return (
            <li key={topic.id} className={parentId ? "" : "break-inside-avoid"}>
              <CheckRow
                checked={ticked === "all"}
                mixed={ticked === "some"}
                label={topic.title}
                aside={countLabel(cardsUnder(topics, topic.id))}
                className={parentId ? "min-h-10" : "font-medium"}
                onToggle={() => onChosen(toggleTopic(topics, chosen, topic.id))}
              />
              {level(topic.id)}
            </li>
          );
        })}
      </ul>
    );
  };
  return level(null);
}
