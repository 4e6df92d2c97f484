"use client";

/** Looks of the cells, said once for all of them. */
const CELLS =
  "[&_:is(th,td)]:border-b [&_:is(th,td)]:border-line [&_:is(th,td)]:px-2 [&_:is(th,td)]:py-1.5 [&_th]:text-left [&_th]:font-normal [&_td]:text-right";

/** The numbers of a figure: a client component, so that a year of days is sent as numbers, and its cells not twice. */
export function FigureTable({
  columns,
  rows,
}: {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}) {
  return (
    <table className="num w-full border-collapse text-[13px]">
      <thead>
        <tr>
          {columns.map((column, n) => (
            <th
              key={column}
              scope="col"
              className={`sticky top-0 border-b border-line bg-surface px-2 py-1.5 font-semibold ${n ? "text-right" : "text-left"}`}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className={CELLS}>
        {rows.map((row) => (
          <tr key={String(row[0])}>
            {row.map((cell, n) =>
              n === 0 ? (
                <th key={columns[n]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={columns[n]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
