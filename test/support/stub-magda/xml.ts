/** An element with content that is XML already. */
export function element(name: string, content: string, attributes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  return `<${name}${written.join("")}>${content}</${name}>`;
}

/** An element with a text. */
export function textElement(name: string, text: string, attributes?: Readonly<Record<string, string>>): string {
  return element(name, escapeXml(text), attributes);
}

/** An element with others; nothing at all when there are none, since lists of the services are never empty. */
export function list(name: string, items: readonly string[]): string {
  const content = items.join("");
  return content === "" ? "" : element(name, content);
}

/** A code as the services write it: an element with a Code in it. */
export function coded(name: string, code: string): string {
  return element(name, textElement("Code", code));
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
