// open.mjs DIRECTORY
//
// Opens the exports in a directory with the programs that they are for, graphology and
// Cytoscape.js, and compares what these have read with network.json. Prints a JSON object per
// format: its name, how many nodes and edges were read, and what differs.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import cytoscape from 'cytoscape'
import Graph from 'graphology'

const directory = process.argv[2]
const read = (name) => JSON.parse(readFileSync(join(directory, name), 'utf8'))
const network = read('network.json')

function compare(format, head, nodes, edges) {
  const problems = []
  const check = (what, got, want, compared) => {
    for (const name of compared) {
      if (!got || got[name] !== want[name]) {
        problems.push(`${what}: ${name} is ${JSON.stringify(got?.[name])}, not ${JSON.stringify(want[name])}`)
      }
    }
  }
  for (const [id, want] of Object.entries(network.nodes)) check(id, nodes.get(id), want, network.compared.nodes)
  for (const [id, want] of Object.entries(network.edges)) check(id, edges.get(id), want, network.compared.edges)
  for (const name of ['dataVersion', 'filter', 'licence']) {
    if (head[name] !== network.head[name]) problems.push(`head: ${name} is ${head[name]}`)
  }
  console.log(JSON.stringify({ format, nodes: nodes.size, edges: edges.size, problems: problems.slice(0, 10) }))
}

const graph = Graph.from(read('network.graphology.json'))
compare('graphology', graph.getAttributes(),
  new Map(graph.mapNodes((id, attributes) => [id, attributes])),
  new Map(graph.mapEdges((id, attributes, source, target) => [id, { ...attributes, source, target }])))

const cy = cytoscape({ headless: true, ...read('network.cyjs') })
compare('cytoscape', cy.data(),
  new Map(cy.nodes().map((node) => [node.id(), node.data()])),
  new Map(cy.edges().map((edge) => [edge.id(), edge.data()])))
