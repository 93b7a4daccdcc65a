// What is written for documents over a small schema.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { generate } from './generate.js';

const schema = `
  type Query { animal(id: ID!, size: Size, like: Like): Animal }
  interface Animal { id: ID! name: String }
  type Dog implements Animal { id: ID! name: String age: Int! born: Date }
  type Cat implements Animal { id: ID! name: String lives: [Int!] }
  enum Size { VERY_SMALL LARGE }
  input Like { size: Size! = LARGE and: [Like!] }
  scalar Date
`;

const written = (text) => generate(schema, [{ name: 'test.graphql', text }]);

test('types are those of the documents: what is asked for, in the words of the schema, and not to be changed', async () => {
  const { 'operations.ts': text } = await written(
    'query Pet($id: ID!, $size: Size, $like: Like) { animal(id: $id, size: $size, like: $like) { id called: name ... on Dog { age born } ...Lives } } fragment Lives on Cat { lives }',
  );
  for (const part of [
    "export const Size = {\n  VERY_SMALL: 'VERY_SMALL',",
    'export type Like = {',
    'readonly and?: ReadonlyArray<Like> | null | undefined;',
    '{ readonly age: number, readonly born: string | null, readonly id: string, readonly called: string | null }',
    'readonly lives: ReadonlyArray<number> | null',
    'export type PetVariables =',
    'as Operation<PetData, PetVariables>;',
  ]) assert.ok(text.includes(part), `${part}\n\nis not in\n\n${text}`);
});

test('documents are known by the hash of their text, with the fragments that they reach', async () => {
  const files = await written('fragment A on Animal { id } fragment B on Animal { name } query Q { animal(id: 1) { ...A } } query R { animal(id: 1) { ...B } }');
  const documents = JSON.parse(files['public/documents.json']);
  assert.equal(Object.keys(documents).length, 2);
  for (const [id, text] of Object.entries(documents)) {
    assert.equal(id, createHash('sha256').update(text).digest('hex'));
    assert.equal(text.match(/fragment/g).length, 1);
    assert.ok(files['operations.ts'].includes(id));
  }
});

for (const [name, text, message] of [
  ['no GraphQL', 'query {', /Syntax Error[^]*test\.graphql:1/],
  ['an unknown field', 'query Q { animal(id: 1) { age } }', /Cannot query field "age"/],
  ['two operations of one name', 'query Q { animal(id: 1) { id } } query Q { animal(id: 2) { id } }', /Q/],
]) {
  test(`documents are refused: ${name}`, () => assert.rejects(written(text), message));
}
