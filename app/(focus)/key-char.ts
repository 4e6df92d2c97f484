/**
 * The character a key stands for, lower-case; named keys by their name ("escape"). A Latin letter or a digit says what it
 * means; where the layout writes something else in its place (Kazakh: "ә" on 2; Russian: "я" on Z; French: "&" on 1),
 * the place of the key counts.
 */
export function keyChar({ key, code, shiftKey }: Pick<KeyboardEvent, "key" | "code" | "shiftKey">): string {
  const char = key.toLowerCase();
  if ([...char].length !== 1 || /[a-z0-9? ]/.test(char)) return char;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1];
  if (digit && !shiftKey) return digit;
  // On Latin layouts other than QWERTY the place of a letter may hold a mark: only a letter of another script stands for it.
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter && /\p{L}/u.test(char)) return letter.toLowerCase();
  if (code === "Slash" && shiftKey) return "?";
  return char;
}
