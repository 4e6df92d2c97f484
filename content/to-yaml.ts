/** Plain data to YAML in the style of the packs: maps in blocks down to a fact's fields, what is inside them in one line. */

/** YAML of a map or a list of maps. Undefined fields are left out. */
export function toYaml(data: object): string {
  return Array.isArray(data) ? data.map((item) => block(item as object, "")).join("") : map(data, "");
}

function map(data: object, indent: string): string {
  return fields(data)
    .map(([key, value]) => {
      if (!Array.isArray(value) || !value.every(isMap) || value.length === 0)
        return `${indent}${key}: ${inline(value)}\n`;
      return `${indent}${key}:\n${value.map((item) => block(item, `${indent}  `)).join("")}`;
    })
    .join("");
}

function block(item: object, indent: string): string {
  return `${indent}- ${map(item, `${indent}  `).slice(indent.length + 2)}`;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isMap(value))
    return `{ ${fields(value)
      .map(([key, inner]) => `${key}: ${inline(inner)}`)
      .join(", ")} }`;
  return typeof value === "string" ? scalar(value) : JSON.stringify(value);
}

/** Text that YAML would read as something else is quoted; JSON's quoting is YAML's. */
function scalar(text: string): string {
  const plain =
    /^[A-Za-z(][^\n"'#{}[\],&*!|>%@`\\]*$/.test(text) &&
    !/: |:$| $| #/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}

function fields(data: object): [string, unknown][] {
  return Object.entries(data).filter(([, value]) => value !== undefined);
}

function isMap(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
