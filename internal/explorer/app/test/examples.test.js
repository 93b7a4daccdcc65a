// Each example is a valid query of the public schema.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { buildSchema, parse, validate } from 'graphql';

const schemaFile = new URL('../../../../schema.graphqls', import.meta.url);
const examplesDir = new URL('../../examples/', import.meta.url);

test('examples are valid for the schema', async (t) => {
  // The directives that only the code generator reads are not declared in it.
  const schema = buildSchema(await readFile(schemaFile, 'utf8'), { assumeValidSDL: true });
  const names = (await readdir(examplesDir)).filter((name) => name.endsWith('.graphql'));
  for (const name of names) {
    await t.test(name, async () => {
      const errors = validate(schema, parse(await readFile(new URL(name, examplesDir), 'utf8')));
      assert.deepEqual(errors.map((error) => error.message), []);
    });
  }
});
