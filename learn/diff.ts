/** What of a typed answer agrees with the right one, character by character. */

export interface DiffPart {
  /** `same` in both; `extra` was typed and is not in the answer; `missing` is in the answer and was not typed */
  kind: "same" | "extra" | "missing";
  text: string;
}

/** Longer texts are compared by words: a table of both lengths must stay small. */
const LONGEST_BY_CHARACTER = 300;
/** With less in common than this, letters that agree are chance: words tell more. */
const ALIKE = 0.6;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function pieces(text: string, byWord: boolean): string[] {
  return byWord ? (text.match(/\s+|\S+/g) ?? []) : [...segmenter.segment(text)].map(({ segment }) => segment);
}

/**
 * What differs between what was typed and the right answer: by characters, or by words where they have little in
 * common. Case and kinds of space are no difference; what is shown is what was typed.
 */
export function answerDiff(typed: string, right: string): DiffPart[] {
  const long = Math.max(typed.length, right.length);
  if (long > LONGEST_BY_CHARACTER) return diffOf(typed, right, true);
  const parts = diffOf(typed, right, false);
  const same = parts.reduce((sum, part) => sum + (part.kind === "same" ? part.text.length : 0), 0);
  return same >= ALIKE * long ? parts : diffOf(typed, right, true);
}

/**
 * The parts of typed and right answer in their order: the longest common subsequence is what is the same.
 */
function diffOf(typed: string, right: string, byWord: boolean): DiffPart[] {
  const [given, wanted] = [typed, right].map((text) => text.normalize("NFC").trim().replace(/\s+/g, " ")) as [
    string,
    string,
  ];
  const [a, b] = [pieces(given, byWord), pieces(wanted, byWord)];
  const same = (x: number, y: number) => a[x]?.toLocaleLowerCase() === b[y]?.toLocaleLowerCase();
  // length[x][y]: the longest common subsequence of what follows x and y
  const length = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let x = a.length - 1; x >= 0; x--) {
    for (let y = b.length - 1; y >= 0; y--) {
      const row = length[x] as Uint16Array;
      const below = length[x + 1] as Uint16Array;
      row[y] = same(x, y) ? (below[y + 1] ?? 0) + 1 : Math.max(below[y] ?? 0, row[y + 1] ?? 0);
    }
  }
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart["kind"], text = "") => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let [x, y] = [0, 0];
  while (x < a.length || y < b.length) {
    if (x < a.length && y < b.length && same(x, y)) {
      add("same", a[x++]);
      y++;
    } else if (x < a.length && (y >= b.length || (length[x + 1]?.[y] ?? 0) >= (length[x]?.[y + 1] ?? 0)))
      add("extra", a[x++]);
    else add("missing", b[y++]);
  }
  return parts;
}
