import { afterEach, expect, it, vi } from "vitest";
import { askForFit } from "./fit-stream";

afterEach(() => vi.unstubAllGlobals());

const answering = (chunks: string[], status = 200) => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  vi.stubGlobal("fetch", async () => new Response(body, { status }));
};

it("puts lines together that come in pieces, and tells the progress", async () => {
  const shares: number[] = [];
  answering([
    '{"kind":"prog',
    'ress","share":0.1}\n{"kind":"progress","share":0.5}\n{"kind":"done","adopted":true,',
    '"before":0.4,"after":0.3}\n',
  ]);
  const last = await askForFit((share) => shares.push(share));
  expect(shares).toEqual([0.1, 0.5]);
  expect(last).toEqual({ kind: "done", adopted: true, before: 0.4, after: 0.3 });
});

it("tells a stream that breaks off, a server that is busy, and too many tries", async () => {
  answering(['{"kind":"progress","share":0.1}\n']);
  expect(await askForFit(() => {})).toEqual({ kind: "failed" });
  answering([], 409);
  expect(await askForFit(() => {})).toEqual({ kind: "busy" });
  answering([], 429);
  expect(await askForFit(() => {})).toEqual({ kind: "tooMany" });
});
