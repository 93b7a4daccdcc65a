import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

import { edgesCsv, nodesCsv } from './csv.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { colourOf } from './painting.ts';
import { curl, graphiqlAddress } from './query.ts';
import type { Scene } from './scene.ts';
import { svg } from './svg.ts';
import { xml } from './xml.ts';

const scene: Scene = {
  nodes: [
    { id: 'project:1/A', kind: 'PROJECT', name: 'Kala & <b>"Koski"</b>', start: '2015', end: null, at: { x: 1.5, y: -2 } },
    { id: 'organisation:x', kind: 'ORGANISATION', name: '=HYPERLINK("x")\nתל־אביב 🐟', start: null, end: null, at: null },
  ],
  edges: [{ id: 'participation:1', kind: 'PARTICIPATION', source: 'organisation:x', target: 'project:1/A', role: 'COORDINATOR', amount: '-12.50' }],
};

test('what XML cannot hold is replaced, and markup is text', () => {
  assert.equal(xml('a<b>&"c"\u0000\u000B\uD800'), 'a&lt;b&gt;&amp;&quot;c&quot;\uFFFD\uFFFD\uFFFD');
});

test('CSV: formulas are texts, amounts stay numbers, quotation marks are doubled', () => {
  assert.equal(nodesCsv(scene), '\uFEFFid,kind,name,start,end\r\nproject:1/A,PROJECT,"Kala & <b>""Koski""</b>",2015,\r\norganisation:x,ORGANISATION,"\'=HYPERLINK(""x"")\nתל־אביב 🐟",,\r\n');
  assert.match(edgesCsv(scene), /^participation:1,PARTICIPATION,organisation:x,.*,COORDINATOR,-12\.50\r$/ms);
});

test('GEXF holds kinds, times and places as networkx and Gephi read them', () => {
  assert.match(gexf(scene), /<node id="project:1\/A" label="Kala &amp; &lt;b&gt;&quot;Koski&quot;&lt;\/b&gt;"><attvalues><attvalue for="kind" value="PROJECT"\/><attvalue for="start" value="2015"\/><\/attvalues><viz:position x="1.5" y="-2" z="0"\/><\/node>/);
  assert.match(gexf(scene), /<node id="organisation:x" label="=HYPERLINK\(&quot;x&quot;\)&#10;תל־אביב 🐟"><attvalues><attvalue for="kind" value="ORGANISATION"\/><\/attvalues><\/node>/);
  assert.match(gexf(scene), /<edge id="participation:1" source="organisation:x" target="project:1\/A"><attvalues><attvalue for="kind" value="PARTICIPATION"\/><attvalue for="role" value="COORDINATOR"\/><attvalue for="amount" value="-12.50"\/><\/attvalues><\/edge>/);
});

test('GraphML declares each key that it uses', () => {
  const text = graphml(scene);
  const declared = new Set(text.match(/(?<=<key id=")[^"]+/g));
  const used = new Set(text.match(/(?<=<data key=")[^"]+/g));
  assert.deepEqual([...used].filter((key) => !declared.has(key)), []);
  assert.match(text, /<node id="project:1\/A"><data key="node-kind">PROJECT<\/data><data key="node-name">Kala &amp; &lt;b&gt;&quot;Koski&quot;&lt;\/b&gt;<\/data><data key="node-start">2015<\/data><data key="node-x">1.5<\/data><data key="node-y">-2<\/data><\/node>/);
  assert.match(text, /<data key="edge-role">COORDINATOR<\/data><data key="edge-amount">-12.50<\/data>/);
});

test('SVG draws each shape where it is, and names as text', () => {
  const marks = (['circle', 'square', 'diamond', 'hexagon'] as const).map((shape, i) => ({ x: 10 * i, y: 5, radius: 4, shape, color: '#123456', rim: '#000', label: i === 1 ? '<i>' : null }));
  const drawn = svg({ width: 100, height: 50, paper: '#fff', ink: '#000', strokes: [{ from: { x: 0, y: 5 }, to: { x: 10, y: 5 }, color: '#888', width: 1 }], marks });
  assert.equal(drawn.match(/<circle cx="0" cy="5" r="4"/g)?.length, 1);
  assert.equal(drawn.match(/<polygon/g)?.length, 3);
  assert.equal(drawn.match(/<line x1="0" y1="5" x2="10" y2="5"/g)?.length, 1);
  assert.match(drawn, /<text x="17" y="9"[^>]*>&lt;i&gt;<\/text>/);
});

for (const [computed, colour, alpha] of [
  ['rgb(29, 95, 196)', 'rgb(29,95,196)', 1],
  ['rgba(0, 0, 0, 0)', 'rgb(0,0,0)', 0],
  ['rgba(10, 20, 30, 0.5)', 'rgb(10,20,30)', 0.5],
  ['color(srgb 1 0.5 0.2 / 0.25)', 'rgb(255,128,51)', 0.25],
  ['color(srgb 1 1e-7 0)', 'rgb(255,0,0)', 1],
] as const) {
  test(`drawing programs read ${computed}`, () => assert.deepEqual(colourOf(computed), [colour, alpha]));
}

test('curl gets the query through a shell as it is', () => {
  const query = `query Q { search(text: "it's $HOME \`x\`") { totalCount } }`;
  const command = curl('http://localhost:8080', query, { id: "o'x" }).replace(/^curl/, `printf '%s\\n'`);
  const words = spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stdout.split('\n');
  assert.equal(words[0], 'http://localhost:8080/graphql');
  assert.deepEqual(JSON.parse(words[4]!), { query, variables: { id: "o'x" } });
});

test('GraphiQL gets query and variables in the fragment', () => {
  const address = new URL(graphiqlAddress('{ a(b: "&=#") }', { c: 'ä' }), 'http://localhost');
  const told = new URLSearchParams(address.hash.slice(1));
  assert.deepEqual([address.search, told.get('query'), JSON.parse(told.get('variables')!)], ['', '{ a(b: "&=#") }', { c: 'ä' }]);
});
