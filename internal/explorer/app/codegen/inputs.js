// The TypeScript of the enums and input types of the schema.
import { isEnumType, isInputObjectType, isNonNullType } from 'graphql';

import { leafType, wrapped } from './answers.js';

/** All enums and input types, in the order of their names. */
export function schemaTypes(schema) {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return types
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((type) => (isEnumType(type) ? [enumType(type)] : isInputObjectType(type) ? [inputType(type)] : []))
    .join('\n');
}

/** Kind gives everyKind, the list of its values, and their union. */
function enumType(type) {
  const values = type.getValues().map(({ name }) => `'${name}'`);
  const every = `every${type.name}`;
  return `export const ${every} = [${values.join(', ')}] as const;\nexport type ${type.name} = (typeof ${every})[number];\n`;
}

function inputType(type) {
  const fields = Object.values(type.getFields()).map((field) => {
    const optional = isNonNullType(field.type) && field.defaultValue === undefined ? '' : '?';
    // Within schema.ts types are named without the module.
    const of = wrapped(field.type, (named) => leafType(named).replace('schema.', ''));
    return `  readonly ${field.name}${optional}: ${of};`;
  });
  return `export interface ${type.name} {\n${fields.join('\n')}\n}\n`;
}
