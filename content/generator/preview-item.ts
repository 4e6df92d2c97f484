/** One item on the proof sheet, with its key in sight. */
import type { Item, ItemKey, Option, TypedKey } from "@/learn/item";

/** The item as HTML: what is shown, which answer is right, why the others are wrong. */
export function previewItem(item: Item): string {
  return `<b>${item.form}</b> ${body(item)}`;
}

function body({ public: shown, key }: Item): string {
  switch (shown.form) {
    case "cloze": {
      const { before, after } = shown.sentence;
      return `${escapeHtml(before)}<u>&emsp;${escapeHtml(shown.blank)}&emsp;</u>${escapeHtml(after)}${accepted(key)}`;
    }
    case "typed":
      return accepted(key);
    case "numeric":
      return `${escapeHtml(shown.prefix ?? "")} <u>&emsp;</u> ${escapeHtml(shown.unit ?? "")}${accepted(key)}`;
    case "date":
      return `<u>&emsp;${shown.precision}&emsp;</u>${accepted(key)}`;
    case "choice":
      return options(shown.options, key);
    case "multiple":
      return `${escapeHtml(shown.prompt)}${options(shown.options, key)}`;
    case "true-false": {
      const verdict = key.form === "true-false" && !key.right ? `False: ${key.reason?.text ?? ""}` : "True";
      return `${escapeHtml(shown.statement)}<br><i>${escapeHtml(verdict)}</i>`;
    }
    case "match":
    case "order":
      return `${escapeHtml(shown.prompt)}<br><i>${escapeHtml(key.answer)}</i>`;
    case "flip":
      return "";
  }
}

function options(shown: readonly Option[], key: ItemKey): string {
  if (key.form !== "choice" && key.form !== "multiple") return "";
  const right = new Set(key.form === "choice" ? [key.right] : key.right);
  const lines = shown.map(({ id, text }) => {
    const reason = key.reasons[id];
    const why = reason ? ` <span class="quiet">${reason.kind}: ${escapeHtml(reason.text)}</span>` : "";
    return `<li${right.has(id) ? ' class="right"' : ""}>${escapeHtml(text)}${why}</li>`;
  });
  return `<ol type="A">${lines.join("")}</ol>`;
}

function accepted(key: ItemKey): string {
  if (!("typed" in key)) return "";
  const typed: TypedKey = key.typed;
  const right =
    typed.match === "text"
      ? typed.accept.join(" / ")
      : typed.match === "date"
        ? typed.edtf
        : `${typed.amount}${typed.tolerance ? ` ± ${typed.tolerance}` : ""}`;
  return `<br><i>${escapeHtml(right)}</i>`;
}

/** Text as HTML shows it. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
