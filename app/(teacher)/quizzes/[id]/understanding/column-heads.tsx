/** Heads of a wide table's columns: the first names its rows, in the others are figures. */
export function ColumnHeads({ titles }: { titles: readonly string[] }) {
  return (
    <thead>
      <tr>
        {titles.map((title, n) => (
          <th
            key={title}
            scope="col"
            className={`border-b border-line px-2 py-2 text-[13px] font-semibold text-quiet print:px-1 print:text-[9px] ${n === 0 ? "text-left" : "text-right"}`}
          >
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}
