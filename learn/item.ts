/**
 * What is asked: cards (the unit of memory) and items (one question form of a card). The content room
 * makes them, the database keeps them, the app shows and grades them. All of it is plain JSON.
 */

/** The ways of asking one card. A card has one memory, however it is asked. */
export const FORMS = [
  "flip",
  "cloze",
  "typed",
  "numeric",
  "date",
  "choice",
  "multiple",
  "true-false",
  "match",
  "order",
] as const;
export type Form = (typeof FORMS)[number];

/** Which part of a fact a card asks for; lists and sequences also ask for each member by its key. */
export type Aspect =
  | "value"
  | "before"
  | "date"
  | "reverse"
  | "claimant"
  | `member-${string}`
  | `position-${string}`;

/** `factId#aspect`: never depends on wording. */
export type CardKey = `${string}#${Aspect}`;

/** The key of the card that asks for `aspect` of the fact. */
export function cardKey(factId: string, aspect: Aspect): CardKey {
  return `${factId}#${aspect}`;
}

/** How far the thing stated had come by the pack's as-of date. */
type Status = "proposed" | "adopted" | "in-force" | "repealed" | "occurred" | "asserted";

/** A citation ready to print: "Cornell & Barro 2022", "The March 16 Package", "l. 147". */
export interface CitationText {
  sourceId: string;
  short: string;
  section: string;
  lines: string;
}

/** What the value was before: `lead` "down from", `text` "20,000". */
export interface Was {
  lead: string;
  text: string;
}

/** A card with its back: everything a flashcard shows, online or not. */
export interface Card {
  key: CardKey;
  factId: string;
  aspect: Aspect;
  topicId: string;
  importance: 1 | 2 | 3;
  /** The question; stands alone. */
  prompt: string;
  /** The answer as it is shown alone: "5,000 signatures", "The Senate". */
  answer: string;
  /** The members of a list or sequence, for showing them one under another; `answer` joins them. */
  answerList?: string[];
  /** Canonical form of the answer: it changes when the value changes and not when its wording does. */
  answerKey: string;
  was?: Was;
  /** Eyebrow beside the topic: "as of May 2022". */
  context: string;
  explain: string;
  note?: string;
  citations: CitationText[];
  status: Status;
  /** EDTF date of the event or announcement. */
  when?: string;
  /** Status and date in words: "proposed, 16 March 2022". */
  standing: string;
  /** Cards of one group are not asked on the same day. */
  siblings: string;
  /** The forms this card can be asked in, "flip" first. */
  forms: Form[];
}

/** Why a wrong answer is wrong: which misconception it stands for, in a sentence to the learner. */
export interface WrongReason {
  kind: "other-fact" | "old-value" | "swapped" | "neighbour" | "authored";
  text: string;
  /** The fact whose truth the wrong answer is, where there is one. */
  factId?: string;
}

/** An option on the screen. Ids are given after the shuffle, in order of display, so they say nothing of rightness. */
export interface Option {
  id: string;
  text: string;
}

/** How exactly a date is asked for. */
export type DatePrecision = "day" | "month" | "season" | "year" | "interval";

interface PublicBase {
  /** Opaque; the same for the same pack version, card, form and seed. */
  id: string;
  /** The question, or an instruction where the form needs one. */
  prompt: string;
  context: string;
}

/** What may be sent to a browser before it has answered. Nothing here follows from the key. */
export type PublicItem = PublicBase &
  (
    | { form: "flip" }
    /** The sentence around the blank: `blank` says what is missing ("a number", "a date", "a name", "words"). */
    | { form: "cloze"; sentence: { before: string; after: string }; blank: string }
    | { form: "typed" }
    /** `unit` stands after the field ("signatures", "%"), `prefix` before it ("US$"). */
    | { form: "numeric"; unit?: string; prefix?: string }
    | { form: "date"; precision: DatePrecision }
    | { form: "choice"; options: Option[] }
    | { form: "multiple"; options: Option[] }
    | { form: "true-false"; statement: string }
    | { form: "match"; left: Option[]; right: Option[] }
    | { form: "order"; options: Option[] }
  );

/** A wrong answer that is known, with its reason: in any of these wordings, or this number, or this date. */
export type KnownWrong = { reason: WrongReason } & (
  | { texts: string[] }
  | { amount: number }
  | { edtf: string }
);

interface KeyBase {
  /** The right answer in words. */
  answer: string;
  explain: string;
  note?: string;
  citations: CitationText[];
}

/** How a typed-in answer is judged. */
export type TypedKey =
  | { match: "text"; accept: string[]; wrong: KnownWrong[] }
  /** Right when |given − amount| ≤ tolerance. All in the unit shown: per cent, or 16.1 beside "US$" and "billion". */
  | { match: "number"; amount: number; tolerance: number; accept: string[]; wrong: KnownWrong[] }
  | { match: "date"; edtf: string; precision: DatePrecision; accept: string[]; wrong: KnownWrong[] };

/** The server's part of an item: never sent before the answer. */
export type ItemKey = KeyBase &
  (
    | { form: "flip" }
    | { form: "cloze"; typed: TypedKey }
    | { form: "typed"; typed: TypedKey }
    | { form: "numeric"; typed: TypedKey }
    | { form: "date"; typed: TypedKey }
    /** `also`: options that a correction took as right too */
    | { form: "choice"; right: string; also?: string[]; reasons: Record<string, WrongReason> }
    | { form: "multiple"; right: string[]; reasons: Record<string, WrongReason> }
    /** `reason` and `correction` (the true sentence) are there when the statement is false. */
    | { form: "true-false"; right: boolean; reason?: WrongReason; correction?: string }
    /** `own`: the left side of the card's own pair, the one that is evidence of it */
    | { form: "match"; pairs: [left: string, right: string][]; own?: string }
    | { form: "order"; order: string[] }
  );

/** One question, made from (pack version, card, form, seed): the same four give the same bytes. */
export interface Item {
  cardKey: CardKey;
  form: Form;
  seed: number;
  packVersion: string;
  public: PublicItem;
  key: ItemKey;
}
