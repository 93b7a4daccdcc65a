import type { Scene } from './scene.ts';

/** The nodes on screen, one a line (RFC 4180), with a mark by which spreadsheets know UTF-8. */
export function nodesCsv({ nodes }: Scene): string {
  return csv(['id', 'kind', 'name', 'start', 'end'], nodes);
}

/** The relations on screen, one a line, ends by id and by name. */
export function edgesCsv({ nodes, edges }: Scene): string {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const lines = edges.map((edge) => ({ ...edge, sourceName: names.get(edge.source) ?? null, targetName: names.get(edge.target) ?? null }));
  return csv(['id', 'kind', 'source', 'sourceName', 'target', 'targetName', 'role', 'amount'], lines);
}

function csv<T>(columns: readonly (keyof T & string)[], lines: readonly T[]): string {
  const rows = [columns, ...lines.map((line) => columns.map((column) => cell(line[column] as string | null)))];
  return `\uFEFF${rows.map((row) => `${row.join(',')}\r\n`).join('')}`;
}

/** A cell. Where a spreadsheet would take it for a formula, an apostrophe goes before it. */
function cell(value: string | null): string {
  if (value === null) return '';
  const text = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
