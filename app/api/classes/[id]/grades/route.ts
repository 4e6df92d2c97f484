import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { classQuery } from "@/app/_server/class";
import { JSON_HEADERS } from "@/app/_server/errors";
import { xlsxOf } from "@/app/_server/xlsx";
import { gradebook } from "@/db/queries/grades/gradebook";
import { csvOf } from "@/learn/class/csv";
import { exportTable } from "@/learn/grades/export";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The gradebook as a file; its columns are described in learn/grades/export.ts. */
export const GET = classQuery({
  may: "class.results",
  input: z.object({ format: z.enum(["csv", "xlsx"]).default("csv") }),
  async run({ db, access, input: { format } }) {
    const t = await getTranslations("grades.export");
    const words = {
      student: t("student"),
      email: t("email"),
      studentNumber: t("studentNumber"),
      group: t("group"),
      total: t("total"),
      excused: t("excused"),
    };
    const table = exportTable(await gradebook(db, access, Date.now()), words);
    const body = format === "csv" ? csvOf(table) : new Uint8Array(await xlsxOf(t("sheet"), table));
    return new Response(body, {
      headers: {
        ...JSON_HEADERS,
        "content-type": format === "csv" ? "text/csv; charset=utf-8" : XLSX,
        "content-disposition": `attachment; filename="grades.${format}"`,
      },
    });
  },
});
