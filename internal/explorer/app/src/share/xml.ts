const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text inside XML, also between quotation marks, where line ends would become spaces. What XML cannot hold becomes U+FFFD. */
export function xml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replace(/[&<>"\t\r\n]/g, (sign) => entities[sign] ?? `&#${sign.charCodeAt(0)};`);
}
