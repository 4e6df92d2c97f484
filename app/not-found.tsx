import { NotFoundWords } from "./_ui/not-found-words";

/** A page of its own for every address there is none for; plain, since it travels with every page. */
export default function NotFound() {
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-xl content-center gap-4 px-6 py-16">
      <NotFoundWords />
    </main>
  );
}
