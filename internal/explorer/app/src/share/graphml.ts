import type { Scene } from './scene.ts';
import { xml } from './xml.ts';

const nodeKeys = { kind: 'string', name: 'string', start: 'string', end: 'string', x: 'double', y: 'double' };
const edgeKeys = { kind: 'string', role: 'string', amount: 'double' };

/** GraphML with places on the canvas, for yEd, igraph, networkx and Gephi. */
export function graphml({ nodes, edges }: Scene): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${declared('node', nodeKeys)}${declared('edge', edgeKeys)}  <graph edgedefault="directed">
${nodes.map(({ id, at, ...facts }) => `    <node id="${xml(id)}">${data('node', { ...facts, x: at && `${at.x}`, y: at && `${at.y}` })}</node>\n`).join('')}${edges.map(({ id, source, target, kind, role, amount }) => `    <edge id="${xml(id)}" source="${xml(source)}" target="${xml(target)}">${data('edge', { kind, role, amount })}</edge>\n`).join('')}  </graph>
</graphml>
`;
}

function declared(of: 'node' | 'edge', keys: Readonly<Record<string, string>>): string {
  return Object.entries(keys).map(([name, type]) => `  <key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`).join('');
}

function data(of: 'node' | 'edge', facts: Readonly<Record<string, string | null>>): string {
  const known = Object.entries(facts).filter(([, value]) => value !== null);
  return known.map(([name, value]) => `<data key="${of}-${name}">${xml(value!)}</data>`).join('');
}
