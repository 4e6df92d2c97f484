import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { xlsxOf } from "./xlsx";

/** The files of a ZIP archive, by its central directory (APPNOTE 4.3.12). */
function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06"));
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [size, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const method = zip.readUInt16LE(at + 10);
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(from, from + size);
    files.set(name, (method === 0 ? data : inflateRawSync(data)).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

it("writes numbers as numbers and whatever was typed in as text, never as a formula", async () => {
  const typed = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", 'a "quoted" & <b>'];
  const files = unzip(
    await xlsxOf("Grades", [["Student", "Total %"], ...typed.map((text) => [text, 66.67]), [null, 0]]),
  );
  const sheet = [...files].find(([name]) => /worksheets\/sheet1\.xml$/.test(name))?.[1] ?? "";
  expect(sheet.match(/<v>66\.67<\/v>/g)).toHaveLength(typed.length);
  expect(sheet).not.toMatch(/<f[ >]/);
  const text = [...files.values()].join("");
  expect(text).toContain("=1+1");
  expect(text).toContain(`a "quoted" &amp; &lt;b&gt;`);
});
