// What is written for documents over a small schema.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { buildSchema } from 'graphql';

import { generate } from './generate.js';

const schema = buildSchema(`
  type Query { animal(id: ID!, size: Size, like: Like): Animal }
  interface Animal { id: ID! name: String }
  type Dog implements Animal { id: ID! name: String age: Int! friends: [Animal!]! }
  type Cat implements Animal { id: ID! name: String lives: [Int] }
  type Fish implements Animal { id: ID! name: String }
  enum Size { SMALL LARGE }
  input Like { size: Size! = SMALL and: [Like!] }
`);

const written = (text) => generate(schema, [{ name: 'test.graphql', text }]);

test('enums are lists and unions, inputs are interfaces', () => {
  assert.equal(
    written('query Q($id: ID!) { animal(id: $id) { id } }')['schema.ts'],
    `// Written by codegen/generate.js.

export interface Like {
  readonly size?: Size;
  readonly and?: readonly Like[] | null;
}

export const everySize = ['SMALL', 'LARGE'] as const;
export type Size = (typeof everySize)[number];
`,
  );
});

const answers = [
  ['one shape for all types', '{ animal(id: 1) { id called: name } }', '{ readonly id: string; readonly called: string | null }'],
  [
    'a shape for each group of types, told apart by their names',
    '{ animal(id: 1) { __typename ... on Dog { age } } }',
    "{ readonly __typename: 'Dog'; readonly age: number } | { readonly __typename: 'Cat' | 'Fish' }",
  ],
  ['lists and null', '{ animal(id: 1) { ... on Cat { lives } } }', '{  } | { readonly lives: readonly (number | null)[] | null }'],
  [
    'fragments, also of an interface',
    '{ animal(id: 1) { ...A } } fragment A on Animal { id ... on Dog { friends { ...B } } } fragment B on Animal { name }',
    '{ readonly id: string; readonly friends: readonly ({ readonly name: string | null })[] } | { readonly id: string }',
  ],
];

for (const [name, selection, type] of answers) {
  test(`answers: ${name}`, () => {
    const text = written(`query Q ${selection}`)['operations.ts'];
    assert.ok(text.includes(`export type QData = { readonly animal: ${type} | null };`), text);
  });
}

test('variables are optional where they may be left out', () => {
  const text = written('query Q($id: ID!, $size: Size, $like: Like = {}) { animal(id: $id, size: $size, like: $like) { id } }')['operations.ts'];
  assert.ok(
    text.includes('export type QVariables = { readonly id: string; readonly size?: schema.Size | null; readonly like?: schema.Like | null };'),
    text,
  );
});

test('documents are known by the hash of their text, with the fragments that they reach', () => {
  const files = written('fragment A on Animal { id } fragment B on Animal { name } query Q { animal(id: 1) { ...A } } query R { animal(id: 1) { ...B } }');
  const documents = JSON.parse(files['public/documents.json']);
  assert.equal(Object.keys(documents).length, 2);
  for (const [id, text] of Object.entries(documents)) {
    assert.equal(id, createHash('sha256').update(text).digest('hex'));
    assert.equal(text.match(/fragment/g).length, 1);
    assert.ok(files['operations.ts'].includes(id));
  }
});

for (const [name, text, message] of [
  ['no GraphQL', 'query {', /^Error: test\.graphql: Syntax Error/],
  ['an unknown field', 'query Q { animal(id: 1) { age } }', /Cannot query field "age"/],
  ['two operations of one name', 'query Q { animal(id: 1) { id } } query Q { animal(id: 2) { id } }', /only one operation named "Q"/],
]) {
  test(`documents are refused: ${name}`, () => {
    assert.throws(() => written(text), (error) => message.test(String(error)));
  });
}
