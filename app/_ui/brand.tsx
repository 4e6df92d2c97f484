import Link from "next/link";

/** The name, as a link to the start. */
export function Brand({ name, href, className }: { name: string; href: string; className?: string }) {
  return (
    <Link
      href={href}
      className={`inline-flex min-h-11 items-center font-serif text-[22px] font-semibold leading-none tracking-tight ${className ?? ""}`}
    >
      {name}
      <span aria-hidden className="text-gold">
        .
      </span>
    </Link>
  );
}
