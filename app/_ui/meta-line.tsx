/** Short words side by side with a dot between two of one line; where the line breaks there is none. */
export function MetaLine({ parts }: { parts: readonly (string | null | undefined)[] }) {
  const there = parts.filter((part) => part);
  return (
    <p className="overflow-hidden text-[13px] font-semibold text-quiet">
      <span className="-ml-4 flex flex-wrap">
        {there.map((part) => (
          <span key={part} className="relative pl-4 before:absolute before:left-1.5 before:content-['·'/'']">
            {part}{" "}
          </span>
        ))}
      </span>
    </p>
  );
}
