// Writes what follows from schema.graphqls and the documents in src/**/*.graphql:
//
//   src/generated/operations.ts          a type for each answer, with the enums and inputs that it names, and each operation by its id
//   src/generated/public/documents.json  {sha256: text}, which the server registers
//
// Ids are the SHA-256 of the text that the server gets to know, so a build only speaks
// to servers that hold its documents.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as types from '@graphql-codegen/typescript-operations';
import { Kind, parse, print, Source, visit } from 'graphql';

const app = new URL('../', import.meta.url);

/** How types are written: an answer is as JSON has it, and nothing is changed once it came. */
const written = {
  omitOperationSuffix: true,
  operationResultSuffix: 'Data',
  namingConvention: { enumValues: 'keep' },
  enumType: 'const',
  defaultScalarType: 'string',
  scalars: { ID: 'string' },
  immutableTypes: true,
  mergeFragmentTypes: true,
  skipTypename: true,
};

/** The text of an operation with the fragments that it reaches, in the order of their names. */
function documentText(operation, fragments) {
  const reached = new Set();
  const reach = (node) =>
    visit(node, {
      FragmentSpread({ name }) {
        if (reached.has(name.value)) return;
        reached.add(name.value);
        reach(fragments.get(name.value));
      },
    });
  reach(operation);
  return print({ kind: Kind.DOCUMENT, definitions: [operation, ...[...reached].sort().map((name) => fragments.get(name))] });
}

/** What is written for a schema and documents, by file name below src/generated. */
export async function generate(schema, texts) {
  const documents = texts.map(({ name, text }) => ({ location: name, document: parse(new Source(text, name)) }));
  const typed = await codegen({ filename: 'operations.ts', schema: parse(schema), documents, config: written, plugins: [{ types: {} }], pluginMap: { types } });

  const definitions = documents.flatMap(({ document }) => document.definitions);
  const fragments = new Map(definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).map((fragment) => [fragment.name.value, fragment]));
  const trusted = {};
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).map((operation) => {
    const name = operation.name.value;
    const text = documentText(operation, fragments);
    const id = createHash('sha256').update(text).digest('hex');
    trusted[id] = text;
    return `export const ${name} = { name: '${name}', id: '${id}' } as Operation<${name}Data, ${name}Variables>;\n`;
  });
  return {
    'operations.ts': `// Written by codegen/generate.js.\nimport type { Operation } from '../api/operation.ts';\n\n${typed}\n${operations.join('')}`,
    'public/documents.json': `${JSON.stringify(trusted, null, 2)}\n`,
  };
}

async function main() {
  const sources = new URL('src/', app);
  const names = readdirSync(sources, { recursive: true }).filter((name) => name.endsWith('.graphql')).sort();
  const texts = names.map((name) => ({ name, text: readFileSync(new URL(name, sources), 'utf8') }));
  const generated = new URL('src/generated/', app);
  mkdirSync(new URL('public/', generated), { recursive: true });
  const schema = readFileSync(new URL('../../../schema.graphqls', app), 'utf8');
  for (const [name, text] of Object.entries(await generate(schema, texts))) writeFileSync(new URL(name, generated), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
