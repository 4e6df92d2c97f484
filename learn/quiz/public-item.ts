import type { Option, PublicItem } from "../item";

/**
 * A question as it is sent to a browser: every field of every form named one by one, so that nothing that is added
 * to an item elsewhere goes out unnoticed. The stored id would be the same in every attempt; this one says only where
 * the question stands.
 */
export function publicItemOf(item: PublicItem, position: number): PublicItem {
  const { prompt, context } = item;
  const base = { id: `q${position}`, prompt, context };
  switch (item.form) {
    case "flip":
      throw new RangeError("a flashcard is never asked in a quiz");
    case "cloze": {
      const { before, after } = item.sentence;
      return { ...base, form: item.form, sentence: { before, after }, blank: item.blank };
    }
    case "typed":
      return { ...base, form: item.form };
    case "numeric": {
      const { unit, prefix } = item;
      return {
        ...base,
        form: item.form,
        ...(unit === undefined ? {} : { unit }),
        ...(prefix === undefined ? {} : { prefix }),
      };
    }
    case "date":
      return { ...base, form: item.form, precision: item.precision };
    case "choice":
    case "multiple":
    case "order":
      return { ...base, form: item.form, options: item.options.map(optionOf) };
    case "true-false":
      return { ...base, form: item.form, statement: item.statement };
    case "match":
      return { ...base, form: item.form, left: item.left.map(optionOf), right: item.right.map(optionOf) };
  }
}

const optionOf = ({ id, text }: Option): Option => ({ id, text });
