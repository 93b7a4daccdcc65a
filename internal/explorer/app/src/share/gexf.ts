import type { Scene } from './scene.ts';
import { xml } from './xml.ts';

/** GEXF 1.3 with places on the canvas, for Gephi and networkx. */
export function gexf({ nodes, edges }: Scene): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node">
      <attribute id="kind" title="kind" type="string"/>
      <attribute id="start" title="start" type="string"/>
      <attribute id="end" title="end" type="string"/>
    </attributes>
    <attributes class="edge">
      <attribute id="kind" title="kind" type="string"/>
      <attribute id="role" title="role" type="string"/>
      <attribute id="amount" title="amount" type="double"/>
    </attributes>
    <nodes>
${nodes.map(({ id, kind, name, start, end, at }) => `      <node id="${xml(id)}" label="${xml(name)}">${values({ kind, start, end })}${at ? `<viz:position x="${at.x}" y="${at.y}" z="0"/>` : ''}</node>\n`).join('')}    </nodes>
    <edges>
${edges.map(({ id, kind, source, target, role, amount }) => `      <edge id="${xml(id)}" source="${xml(source)}" target="${xml(target)}">${values({ kind, role, amount })}</edge>\n`).join('')}    </edges>
  </graph>
</gexf>
`;
}

function values(attributes: Readonly<Record<string, string | null>>): string {
  const known = Object.entries(attributes).filter(([, value]) => value !== null);
  return `<attvalues>${known.map(([name, value]) => `<attvalue for="${name}" value="${xml(value!)}"/>`).join('')}</attvalues>`;
}
