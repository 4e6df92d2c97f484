import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newBlueprint, type QuizDraft } from "@/learn/quiz/draft";
import { quizDraftSchema } from "@/learn/quiz/schema";
import { LEVELS, levelsOf, rangeOf } from "./difficulty";
import { type EditorFields, fieldsOf, type ReadContext, readFields, serverErrors } from "./form";

const ZONE = "Europe/Berlin";
const CONTEXT: ReadContext = { packId: "pack", timeZone: ZONE, opensAt: null, closesAt: null };
const DRAFT: QuizDraft = {
  title: "Quiz 3",
  instructions: "",
  blueprint: newBlueprint("pack"),
  opensAt: null,
  closesAt: null,
};
const change = (part: Partial<EditorFields>) => readFields({ ...fieldsOf(DRAFT, ZONE), ...part }, CONTEXT);
const errorsOf = (part: Partial<EditorFields>) => {
  const read = change(part);
  return read.ok ? {} : read.errors;
};
const [section] = fieldsOf(DRAFT, ZONE).sections as [EditorFields["sections"][number]];

describe("the editor's fields", () => {
  it("give back the draft they were made of", () => {
    const full: QuizDraft = {
      ...DRAFT,
      // Half past two in the night when it comes twice: the second of the two.
      opensAt: Date.parse("2026-10-25T01:30:00Z"),
      closesAt: Date.parse("2026-11-01T17:00:00Z"),
      blueprint: {
        ...DRAFT.blueprint,
        behaviour: { kind: "tries", tries: 3, penalty: 0.333 },
        perPage: 5,
        attempts: null,
        timeLimitMinutes: 45,
        sections: [{ ...newBlueprint("pack").sections[0], expected: { from: 0.35, to: 0.8 } } as never],
      },
    };
    const { opensAt, closesAt } = full;
    expect(readFields(fieldsOf(full, ZONE), { ...CONTEXT, opensAt, closesAt })).toEqual({
      ok: true,
      draft: full,
    });
    expect(readFields(fieldsOf(DRAFT, ZONE), CONTEXT)).toEqual({ ok: true, draft: DRAFT });
  });

  it.each<[Partial<EditorFields>, Record<string, string>]>([
    [{ title: "  " }, { title: "titleMissing" }],
    [{ title: "x".repeat(121) }, { title: "titleLong" }],
    [{ instructions: "x".repeat(4001) }, { instructions: "instructionsLong" }],
    [{ sections: [{ ...section, count: "0" }] }, { "sections.0.count": "count" }],
    [{ sections: [section, { ...section, count: "two" }] }, { "sections.1.count": "count" }],
    [{ sections: [{ ...section, count: "2.5" }] }, { "sections.0.count": "count" }],
    [{ sections: [{ ...section, points: "-1" }] }, { "sections.0.points": "points" }],
    [{ sections: [{ ...section, points: "" }] }, { "sections.0.points": "points" }],
    [
      {
        sections: [
          { ...section, count: "200" },
          { ...section, count: "101" },
        ],
      },
      { sections: "tooMany" },
    ],
    [{ layout: "some", perPage: "1" }, { perPage: "perPage" }],
    [{ isTimed: true, timeLimit: "0" }, { timeLimit: "minutes" }],
    [{ isTimed: true, timeLimit: "1e9" }, { timeLimit: "minutes" }],
    [{ grace: "-5" }, { grace: "grace" }],
    [{ behaviour: "tries", tries: "1" }, { tries: "tries" }],
    [{ behaviour: "tries", penalty: "101" }, { penalty: "penalty" }],
    [{ isLimited: true, attempts: "" }, { attempts: "attempts" }],
    [{ opens: "soon" }, { opens: "date" }],
    [{ opens: "2026-11-26T18:00", closes: "2026-11-26T18:00" }, { closes: "closesFirst" }],
  ])("say what is wrong with %j", (part, errors) => {
    expect(errorsOf(part)).toEqual(errors);
  });

  it("read what is not shown as absent, whatever was typed there", () => {
    expect(
      errorsOf({ layout: "all", perPage: "?", isTimed: false, timeLimit: "?", isLimited: false }),
    ).toEqual({});
    expect(change({ sections: [{ ...section, points: "1,5" }] })).toMatchObject({
      ok: true,
      draft: { blueprint: { sections: [{ points: 1.5 }] } },
    });
  });

  it("are never taken here and refused by the server", () => {
    const text = fc.oneof(
      { weight: 40, arbitrary: fc.integer({ min: 1, max: 6 }).map(String) },
      fc.integer({ min: -5, max: 400 }).map(String),
      fc.double().map(String),
      fc.string({ maxLength: 6 }),
    );
    const fields = fc.record({
      title: fc.string({ minLength: 1, maxLength: 125 }),
      isTimed: fc.boolean(),
      timeLimit: text,
      grace: text,
      layout: fc.constantFrom("one" as const, "some" as const, "all" as const),
      perPage: text,
      isLimited: fc.boolean(),
      attempts: text,
      behaviour: fc.constantFrom(
        "deferred" as const,
        "immediate" as const,
        "tries" as const,
        "certainty" as const,
      ),
      tries: text,
      penalty: text,
      opens: fc.constantFrom("", "2026-03-29T02:30", "2026-10-25T02:30", "0001-01-01T00:00", "no"),
      closes: fc.constantFrom("", "2026-03-29T03:30", "9999-12-31T23:59"),
      sections: fc
        .array(fc.record({ count: text, points: text, hardest: fc.nat(4), easiest: fc.nat(4) }), {
          minLength: 1,
          maxLength: 3,
        })
        .map((list) =>
          list.map((one) => ({ ...section, ...one, easiest: Math.max(one.hardest, one.easiest) })),
        ),
    });
    let taken = 0;
    fc.assert(
      fc.property(fields, (part) => {
        const read = change(part);
        if (!read.ok) return;
        taken++;
        expect(quizDraftSchema.safeParse(read.draft).error?.issues).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(20);
  });

  it("show the server's errors where they belong", () => {
    expect(
      serverErrors({ "draft.closesAt": "x", "draft.blueprint.sections.1.count": "y", "draft.title": "z" }),
    ).toEqual({ closes: "other", "sections.1.count": "other", title: "other" });
  });
});

it("difficulty in words and numbers agree", () => {
  for (let hardest = 0; hardest < LEVELS.length; hardest++) {
    for (let easiest = hardest; easiest < LEVELS.length; easiest++) {
      expect(levelsOf(rangeOf({ hardest, easiest }))).toEqual({ hardest, easiest });
    }
  }
  expect(rangeOf({ hardest: 0, easiest: 4 })).toEqual({ from: 0, to: 1 });
  expect(levelsOf({ from: 0.41, to: 0.42 })).toEqual({ hardest: 1, easiest: 1 });
});
