/**
 * Tables as XLSX. Text is written as text: nothing that was typed in can become a formula.
 */
import writeXlsxFile from "write-excel-file/node";

/** A document of one sheet; its first row is the head. */
export async function xlsxOf(
  sheet: string,
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Buffer> {
  const data = rows.map((row, n) =>
    row.map((value) => {
      if (value === null) return null;
      const bold = n === 0 ? { fontWeight: "bold" as const } : {};
      return typeof value === "number" ? { value, type: Number, ...bold } : { value, type: String, ...bold };
    }),
  );
  return writeXlsxFile([{ data, sheet, stickyRowsCount: 1, stickyColumnsCount: 1 }]).toBuffer();
}
