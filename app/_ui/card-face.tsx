import type { ReactNode } from "react";
import type { Card } from "@/learn/item";
import { cn } from "./cn";
import { MetaLine } from "./meta-line";

/** The words around a card's parts, from the message files. */
export interface CardWords {
  question: string;
  answer: string;
  note: string;
}

/** A flashcard: its question, and when `shown` the answer with all that belongs to it. */
export function CardFace({
  card,
  topicTitle,
  shown,
  words,
  changed,
  below,
  className,
}: {
  card: Card;
  topicTitle: string;
  shown: boolean;
  words: CardWords;
  /** says that the answer is no longer what the learner learnt */
  changed?: { label: string; text: string } | undefined;
  /** stands under the question, such as a field for the answer */
  below?: ReactNode;
  className?: string;
}) {
  return (
    <article
      className={cn(
        "w-full max-w-[42.5rem] rounded-card border border-line bg-surface p-[clamp(1.5rem,4.5vw,2.875rem)] shadow-lift",
        className,
      )}
    >
      <MetaLine parts={[topicTitle, card.context]} />
      {changed ? (
        <p className="mt-3 inline-block rounded-full bg-gold-soft px-2.5 py-1 text-[13px] font-semibold text-gold">
          {changed.label}
        </p>
      ) : null}
      <h2 className="sr-only">{words.question}</h2>
      <p className="mt-2.5 font-serif text-[clamp(1.375rem,3.1vw,1.75rem)] font-medium leading-[1.32] tracking-[-0.01em] text-pretty">
        {card.prompt}
      </p>
      {below}
      {shown ? <Answer card={card} words={words} changed={changed?.text} /> : null}
    </article>
  );
}

function Answer({ card, words, changed }: { card: Card; words: CardWords; changed: string | undefined }) {
  return (
    <div className="card-turn mt-6.5 border-t border-line pt-5.5">
      <h2 className="sr-only">{words.answer}</h2>
      {card.answerList && card.answerList.length > 1 ? (
        <AnswerList items={card.answerList} ordered={card.forms.includes("order")} />
      ) : (
        <p className={cn("num font-serif font-semibold text-sky text-pretty", answerSize(card.answer))}>
          {card.answer}
        </p>
      )}
      {card.was ? (
        <p className="num mt-1.5 text-quiet">
          {card.was.lead} <s className="decoration-again">{card.was.text}</s>
        </p>
      ) : null}
      {changed ? <p className="mt-3 font-medium text-gold">{changed}</p> : null}
      {card.explain ? (
        <p className="mt-4 max-w-[56ch] font-serif text-[17px] leading-[1.55] text-pretty">{card.explain}</p>
      ) : null}
      {card.note ? (
        <p className="mt-4 max-w-[56ch] border-l-2 border-gold pl-3.5 text-sm text-quiet">
          <span className="font-semibold text-ink">{words.note}: </span>
          {card.note}
        </p>
      ) : null}
      <p className="mt-4.5 flex flex-wrap gap-x-3.5 gap-y-1 text-[13px] text-quiet">
        {card.citations.map((cite) => (
          <cite key={`${cite.sourceId}${cite.section}${cite.lines}`} className="not-italic">
            {cite.short}, <span className="text-ink">{cite.section}</span>, {cite.lines}
          </cite>
        ))}
        {card.standing ? <span>{card.standing}</span> : null}
      </p>
    </div>
  );
}

function AnswerList({ items, ordered }: { items: readonly string[]; ordered: boolean }): ReactNode {
  const List = ordered ? "ol" : "ul";
  return (
    <List
      className={cn(
        "grid gap-1.5 pl-[1.1em] font-serif text-xl font-semibold leading-snug text-sky marker:text-quiet",
        ordered ? "list-decimal" : "list-disc",
      )}
    >
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </List>
  );
}

/** A short answer stands big; a sentence is set to be read. */
function answerSize(answer: string): string {
  if (answer.length <= 16) return "text-[clamp(2.125rem,5.6vw,3rem)] leading-[1.1] tracking-[-0.02em]";
  if (answer.length <= 48) return "text-[clamp(1.625rem,4vw,2.125rem)] leading-[1.18] tracking-[-0.015em]";
  return "text-[clamp(1.25rem,2.6vw,1.5rem)] leading-[1.35]";
}
