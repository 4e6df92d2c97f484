import { NotFoundWords } from "@/app/_ui/not-found-words";

/** As app/not-found.tsx, within the shell: one can go elsewhere. */
export function ShellNotFound() {
  return (
    <div className="grid max-w-xl gap-4 py-8">
      <NotFoundWords />
    </div>
  );
}
