/** A roster from elsewhere against the class as it is: what importing it would do. Pure. */
import type { Role } from "./assignment";
import { plainCell } from "./csv";

/** One line of a file, as far as it was understood. */
export interface RosterLine {
  /** of the file, from 1 */
  line: number;
  email: string;
  name: string;
  number: string;
  group: string;
}

/** Somebody who is in the class or invited. */
export interface KnownPerson {
  email: string;
  role: Role;
  rosterName: string | null;
  studentNumber: string | null;
  groupName: string | null;
  invited: boolean;
}

export type RosterStep = RosterLine & {
  /**
   * `invite`: gets an e-mail, and is in once they accept. `update`: is in, and the roster's words change. `same`: nothing
   * to do. `wrong`: no address. `twice`: an earlier line has the address.
   */
  does: "invite" | "update" | "same" | "wrong" | "twice";
};

/** Names a column may have, lower case, without signs. */
const COLUMNS: Record<Exclude<keyof RosterLine, "line">, readonly string[]> = {
  email: ["email", "mail", "emailaddress", "address", "username", "login", "электроннаяпочта", "почта"],
  name: ["name", "fullname", "student", "studentname", "displayname", "аты", "имя", "фио"],
  number: ["number", "studentnumber", "studentid", "id", "idnumber", "sisid", "номер"],
  group: ["group", "section", "groupname", "тобы", "топ", "группа"],
};
const FIRST = ["firstname", "givenname"];
const LAST = ["lastname", "surname", "familyname"];

const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Lines of a file by its heading row; null when no column holds addresses. Without a heading the addresses are found. */
export function rosterLines(rows: readonly (readonly string[])[]): RosterLine[] | null {
  const [head = [], ...rest] = rows;
  const names = head.map(plain);
  const at = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
  const email = at(COLUMNS.email);
  if (email < 0) {
    const found = head.findIndex(isAddress);
    return found < 0
      ? null
      : rows.map((row, nth) => lineOf(row, nth + 1, { email: found, name: -1, number: -1, group: -1 }));
  }
  const columns = { email, name: at(COLUMNS.name), number: at(COLUMNS.number), group: at(COLUMNS.group) };
  const [first, last] = [at(FIRST), at(LAST)];
  return rest.map((row, nth) => {
    const line = lineOf(row, nth + 2, columns);
    const composed = [row[first], row[last]]
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(" ");
    return { ...line, name: line.name || composed };
  });
}

function lineOf(
  row: readonly string[],
  line: number,
  columns: Record<Exclude<keyof RosterLine, "line">, number>,
): RosterLine {
  // A roster that was taken from here comes back as it was.
  const cell = (column: number, most: number) => plainCell((row[column] ?? "").trim()).slice(0, most);
  return {
    line,
    email: cell(columns.email, 254).toLowerCase(),
    name: cell(columns.name, 120),
    number: cell(columns.number, 60),
    group: cell(columns.group, 60),
  };
}

/** Whether it can be an address: one @ with something on both sides and a dot in the domain. */
const isAddress = (text: string) => /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/.test(text.trim());

/** What importing would do, line by line. What the file leaves empty stays as it is; nobody is ever removed by it. */
export function planRoster(lines: readonly RosterLine[], known: readonly KnownPerson[]): RosterStep[] {
  const byEmail = new Map(known.map((person) => [person.email, person]));
  const seen = new Set<string>();
  return lines.map((line) => {
    if (!isAddress(line.email)) return { ...line, does: "wrong" };
    if (seen.has(line.email)) return { ...line, does: "twice" };
    seen.add(line.email);
    const person = byEmail.get(line.email);
    if (!person) return { ...line, does: "invite" };
    const changes =
      (line.name !== "" && line.name !== person.rosterName) ||
      (line.number !== "" && line.number !== person.studentNumber) ||
      (line.group !== "" && line.group !== person.groupName);
    if (person.invited) return { ...line, does: changes ? "invite" : "same" };
    return { ...line, does: changes ? "update" : "same" };
  });
}
