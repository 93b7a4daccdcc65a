// Writes what follows from schema.graphqls and the documents in src/**/*.graphql:
//
//   src/generated/schema.ts              the enums and input types
//   src/generated/operations.ts          a type for each answer, and each operation by its id
//   src/generated/public/documents.json  {sha256: text}, which the server registers
//
// Ids are the SHA-256 of the text that the server gets to know, so a build only speaks
// to servers that hold its documents.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, Kind, parse, print, validate, visit } from 'graphql';

import { answerType, variablesType } from './answers.js';
import { schemaTypes } from './inputs.js';

const app = new URL('../', import.meta.url);

/** Reads the schema. The directives that only the server's generator reads are not declared in it. */
export function readSchema() {
  return buildSchema(readFileSync(new URL('../../../schema.graphqls', app), 'utf8'), { assumeValidSDL: true });
}

/** The definitions of some documents, each checked against the schema together with all fragments. */
export function readDefinitions(schema, texts) {
  const definitions = texts.flatMap(({ name, text }) => {
    try {
      return parse(text).definitions;
    } catch (error) {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    }
  });
  const errors = validate(schema, { kind: Kind.DOCUMENT, definitions });
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'));
  return {
    operations: definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION),
    fragments: new Map(
      definitions.filter((part) => part.kind === Kind.FRAGMENT_DEFINITION).map((part) => [part.name.value, part]),
    ),
  };
}

/** The text of an operation with the fragments that it reaches, in the order of their names. */
export function documentText(operation, fragments) {
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
  return print({
    kind: Kind.DOCUMENT,
    definitions: [operation, ...[...reached].sort().map((name) => fragments.get(name))],
  });
}

/** What is written, by file name below src/generated. */
export function generate(schema, texts) {
  const { operations, fragments } = readDefinitions(schema, texts);
  const documents = {};
  const parts = [];
  for (const [name, fragment] of fragments) {
    parts.push(`export type ${name} = ${answerType(schema, fragments, fragment)};\n`);
  }
  for (const operation of operations) {
    const name = operation.name.value;
    const text = documentText(operation, fragments);
    const id = createHash('sha256').update(text).digest('hex');
    documents[id] = text;
    parts.push(
      `export type ${name}Data = ${answerType(schema, fragments, operation)};\n`,
      `export type ${name}Variables = ${variablesType(schema, operation)};\n`,
      `export const ${name} = { name: '${name}', id: '${id}' } as Operation<${name}Data, ${name}Variables>;\n`,
    );
  }
  const head = `// Written by codegen/generate.js.\nimport type { Operation } from '../api/operation.ts';\n`;
  return {
    'schema.ts': `// Written by codegen/generate.js.\n\n${schemaTypes(schema)}`,
    'operations.ts': `${head}import type * as schema from './schema.ts';\n\n${parts.join('\n')}`,
    'public/documents.json': `${JSON.stringify(documents, null, 2)}\n`,
  };
}

function main() {
  const sources = new URL('src/', app);
  const names = readdirSync(sources, { recursive: true }).filter((name) => name.endsWith('.graphql')).sort();
  const texts = names.map((name) => ({ name, text: readFileSync(new URL(name, sources), 'utf8') }));
  const generated = new URL('src/generated/', app);
  mkdirSync(new URL('public/', generated), { recursive: true });
  for (const [name, text] of Object.entries(generate(readSchema(), texts))) {
    writeFileSync(new URL(name, generated), text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
