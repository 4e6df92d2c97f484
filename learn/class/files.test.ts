import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvOf, plainCell } from "./csv";
import { calendarOf, folded } from "./icalendar";
import { type KnownPerson, planRoster, rosterLines } from "./roster";

describe("a roster", () => {
  const known = (email: string, extra: Partial<KnownPerson> = {}): KnownPerson => ({
    email,
    role: "student",
    rosterName: null,
    studentNumber: null,
    groupName: null,
    invited: false,
    ...extra,
  });
  it("is read by its headings, in whatever order and language", () => {
    expect(
      rosterLines([
        ["Группа", "ФИО", "E-Mail", "Student ID"],
        ["Дс", "Қасым Әлия", "ALIYA@x.kz ", "7"],
      ]),
    ).toEqual([{ line: 2, email: "aliya@x.kz", name: "Қасым Әлия", number: "7", group: "Дс" }]);
    expect(
      rosterLines([
        ["First name", "Surname", "Email address"],
        ["Aliya", "Kasym", "a@x.kz"],
      ])?.[0]?.name,
    ).toBe("Aliya Kasym");
  });
  it("comes back from a file of this site as it was", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const marked = csvCell(name).startsWith("'") && !/[",\r\n;]/.test(name);
        if (marked) expect(plainCell(csvCell(name))).toBe(name);
      }),
    );
    const lines = rosterLines([
      ["email", "name"],
      ["a@x.kz", "'=HYPERLINK(1)"],
    ]);
    expect(lines?.[0]?.name).toBe("=HYPERLINK(1)");
    expect(plainCell("'Abd al-Malik")).toBe("'Abd al-Malik");
  });
  it("may be a bare list of addresses, and without any is none", () => {
    expect(rosterLines([["a@x.kz"], ["b@x.kz"]])?.map(({ line, email }) => `${line} ${email}`)).toEqual([
      "1 a@x.kz",
      "2 b@x.kz",
    ]);
    expect(rosterLines([["nothing", "here"]])).toBeNull();
    expect(rosterLines([])).toBeNull();
  });
  it("says what it would do with each line, and repeated does nothing more", () => {
    const lines = rosterLines([
      ["email", "name", "group"],
      ["new@x.kz", "New", ""],
      ["in@x.kz", "In", "Monday"],
      ["same@x.kz", "Same", ""],
      ["asked@x.kz", "", ""],
      ["new@x.kz", "Again", ""],
      ["not an address", "", ""],
    ]);
    const people = [
      known("in@x.kz", { rosterName: "In" }),
      known("same@x.kz", { rosterName: "Same", groupName: "Friday" }),
      known("asked@x.kz", { invited: true }),
    ];
    const does = (them: KnownPerson[]) => planRoster(lines ?? [], them).map(({ does }) => does);
    expect(does(people)).toEqual(["invite", "update", "same", "same", "twice", "wrong"]);
    const after = [
      known("new@x.kz", { rosterName: "New", invited: true }),
      known("in@x.kz", { rosterName: "In", groupName: "Monday" }),
      ...people.slice(1),
    ];
    expect(does(after)).toEqual(["same", "same", "same", "same", "twice", "wrong"]);
  });
});

describe("a table for spreadsheets", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "|cmd", "%1"])(
    "never begins a cell with %j",
    (text) => {
      expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
    },
  );
  it("quotes what needs it, leaves numbers and plain words", () => {
    expect(
      csvOf([
        ["Name", "Points"],
        ['Qasym, "Áli"', -1.5],
      ]),
    ).toBe('\ufeffName,Points\r\n"Qasym, ""Áli""",-1.5\r\n');
    expect(csvCell(null)).toBe("");
  });
  it("whatever text stands in it, no cell a spreadsheet sees begins like a formula", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const cell = csvCell(text);
        const shown = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(shown.trimStart()).not.toMatch(/^[=+\-@|%]/);
      }),
    );
  });
});

describe("a calendar", () => {
  const event = {
    uid: "1@zerek",
    at: Date.UTC(2026, 9, 23, 12),
    title: "Quiz; parties, and: more",
    text: "Line one\nBack\\slash",
    url: "https://x.org/a",
    changedAt: Date.UTC(2026, 9, 1),
    revision: 3,
  };
  it("is what RFC 5545 asks for", () => {
    const text = calendarOf("Zerek", [event]);
    expect(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")).toBe(true);
    expect(text.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n")).toBe(true);
    expect(text).toContain("SUMMARY:Quiz\\; parties\\, and: more\r\n");
    expect(text).toContain("DESCRIPTION:Line one\\nBack\\\\slash\r\n");
    expect(text).toContain("DTSTART:20261023T120000Z\r\n");
    expect(text).toContain("DTSTAMP:20261001T000000Z\r\n");
    expect(text).toContain("SEQUENCE:3\r\n");
  });
  it("without events has a component all the same, or it would be none", () => {
    const lines = calendarOf("Zerek", []).trimEnd().split("\r\n");
    expect(lines.filter((line) => line.startsWith("BEGIN:"))).toEqual([
      "BEGIN:VCALENDAR",
      "BEGIN:VTIMEZONE",
      "BEGIN:STANDARD",
    ]);
    expect(lines.filter((line) => line.startsWith("END:"))).toHaveLength(3);
    for (const needed of ["TZID:", "DTSTART:", "TZOFFSETFROM:", "TZOFFSETTO:"])
      expect(lines.filter((line) => line.startsWith(needed))).toHaveLength(1);
    expect(calendarOf("Zerek", [event])).not.toContain("VTIMEZONE");
  });
  it("folds lines at 75 bytes without cutting a character, and unfolds to what it was", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "Қ", "ү", "😀", " ", "漢"), maxLength: 400 }),
        (text) => {
          const lines = folded(`SUMMARY:${text}`).split("\r\n");
          for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(lines.map((line, n) => (n === 0 ? line : line.slice(1))).join("")).toBe(`SUMMARY:${text}`);
        },
      ),
    );
  });
  it("whatever is written in an event adds no line of its own", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const lines = calendarOf("Z", [{ ...event, title: text, text }]).split("\r\n");
        const names = lines
          .filter((line) => line !== "" && !line.startsWith(" "))
          .map((line) => line.split(/[:;]/)[0]);
        expect(names).toEqual(
          calendarOf("Z", [event])
            .split("\r\n")
            .filter((line) => line !== "" && !line.startsWith(" "))
            .map((line) => line.split(/[:;]/)[0]),
        );
        for (const line of lines) expect(line).not.toMatch(/[\r\n]/);
      }),
    );
  });
});
