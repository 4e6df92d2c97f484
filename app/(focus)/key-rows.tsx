import { Kbd } from "@/app/_ui/text";

/** Keys and what they do, one row each. */
export function KeyRows({ rows }: { rows: readonly { keys: readonly string[]; text: string }[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-3">
      {rows.map(({ keys, text }) => (
        <div key={text} className="contents">
          <dt className="flex gap-1">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
