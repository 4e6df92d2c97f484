import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { arrayText, rowsOf } from "./rows";
import { type OpenDatabase, testDatabases } from "./testing";

describe.each(testDatabases())("arrays on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it("come out as they went in, whatever is in them", async () => {
    const odd = [
      "",
      "null",
      "NULL",
      null,
      "a,b",
      '"',
      "\\",
      "{}",
      " ",
      "it's",
      "é ж",
      "fsrs-6",
      "fsrs-6",
      null,
      null,
    ];
    const [row] = await rowsOf<{ list: (string | null)[] }>(
      opened.db,
      sql`select array_to_json(${arrayText(odd)}::text::text[]) as list`,
    );
    expect(row?.list).toEqual(odd);
    const numbers = [0, -1, 1e-7, 123456789.123, null, 5e-324, 1.7976931348623157e308];
    const [found] = await rowsOf<{ list: (number | null)[] }>(
      opened.db,
      sql`select array_to_json(${arrayText(numbers)}::text::float8[]) as list`,
    );
    expect(found?.list).toEqual(numbers);
    const [none] = await rowsOf<{ n: number }>(
      opened.db,
      sql`select cardinality(${arrayText([])}::text::int[]) as n`,
    );
    expect(none?.n).toBe(0);
  });
});
