import edtf from "edtf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlap, spanOf, validity } from "./dates";

describe("spans of dates", () => {
  it("agree with the general parser for plain dates", () => {
    const part = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 3000 }),
        part,
        part,
        fc.integer({ min: 1, max: 3 }),
        (year, month, day, parts) => {
          const date = [year, month, day]
            .slice(0, parts)
            .map((n) => String(n).padStart(2, "0"))
            .join("-");
          let expected = null;
          try {
            const { min, max } = edtf(date);
            expected = { from: min, to: max };
          } catch {
            // not a date: null
          }
          expect(spanOf(date)).toEqual(expected);
        },
      ),
    );
  });

  it.each(["2022~", "2015/2018", "2022-21", "199X", "2021-02-28", "2020-02-29"])("know %s", (date) => {
    expect(spanOf(date)).not.toBeNull();
  });

  it.each(["", "soon", "2021-02-29", "2022-13", "22", "0099", "March 2022", "16.03.2022"])(
    "refuse %j",
    (date) => {
      expect(spanOf(date)).toBeNull();
    },
  );

  it("overlap when they share a day, and open ends reach for ever", () => {
    const [year, may, next] = ["2020", "2020-05", "2021"].map((date) => spanOf(date));
    expect(overlap(year as never, may as never)).toBe(true);
    expect(overlap(year as never, next as never)).toBe(false);
    expect(overlap(validity({}), next as never)).toBe(true);
    expect(overlap(validity({ validTo: "2020" }), next as never)).toBe(false);
    expect(overlap(validity({ validFrom: "2021-06" }), next as never)).toBe(true);
  });
});
