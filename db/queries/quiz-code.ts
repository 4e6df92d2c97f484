import { randomInt } from "node:crypto";

/** Letters and digits that nobody takes for one another, on paper or read aloud over a bad line: no 0 o, 1 i l, 5 s, u v. */
const ALPHABET = "2346789abcdefghjkmnpqrtwxyz";
const LENGTH = 12;

/** A code nobody guesses: 12 of 27 signs, 57 bits, unless fewer will do. */
export function newCode(length = LENGTH): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
}

/** A code as somebody may have typed it off a board: capitals, hyphens and spaces do not matter. */
export function normalCode(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, "");
}
