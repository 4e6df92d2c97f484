/**
 * The service worker. It keeps the scripts, styles and fonts of the site and one page, /offline, which holds nothing of
 * anybody; what is learnt lives in the database of the device alone. So no cache ever holds a quiz, an answer or
 * anything of an account.
 */
import { type PrecacheEntry, Route, Serwist } from "serwist";
import { isStudiedHere } from "./kept-deck";

/** Put in by the route that builds this file. */
declare const FILES: PrecacheEntry[];

const SHELL = "/offline";
const serwist = new Serwist({
  precacheEntries: FILES,
  // Two at a time: the learner is at work meanwhile.
  precacheOptions: { concurrency: 2 },
  skipWaiting: true,
  clientsClaim: true,
});

const shell = async () => (await serwist.matchPrecache(SHELL)) ?? Response.error();

serwist.registerRoute(
  new Route(
    ({ request, sameOrigin }) => sameOrigin && request.mode === "navigate",
    async ({ request, url }) => {
      // A deck that is here is studied from here: the first card waits for no network.
      const [, study, pack, slug, more] = url.pathname.split("/");
      if (study === "study" && pack && slug && more === undefined && (await isStudiedHere(`${pack}/${slug}`)))
        return shell();
      try {
        return await fetch(request);
      } catch {
        return shell();
      }
    },
  ),
);
serwist.addEventListeners();
