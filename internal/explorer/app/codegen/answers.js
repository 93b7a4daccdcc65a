// The TypeScript of what an operation takes and answers.
import {
  getNamedType, getNullableType, GraphQLNonNull, isAbstractType, isEnumType, isInputObjectType, isLeafType,
  isListType, isNonNullType, Kind, typeFromAST,
} from 'graphql';

const scalars = { Boolean: 'boolean', Float: 'number', Int: 'number' };

/** A scalar is text unless JSON has better; enums and inputs have their name, in module schema. */
export function leafType(type) {
  if (isEnumType(type) || isInputObjectType(type)) return `schema.${type.name}`;
  return scalars[type.name] ?? 'string';
}

/** Wraps a type as lists and null do, outermost first. */
export function wrapped(type, render) {
  if (isNonNullType(type)) return inner(type.ofType, render);
  return `${inner(type, render)} | null`;
}

function inner(type, render) {
  if (!isListType(type)) return render(getNamedType(type));
  const item = wrapped(type.ofType, render);
  return `readonly ${/[ |{]/.test(item) ? `(${item})` : item}[]`;
}

export function variablesType(schema, operation) {
  const fields = operation.variableDefinitions.map(({ variable, type, defaultValue }) => {
    const given = typeFromAST(schema, type);
    const optional = !isNonNullType(given) || defaultValue ? '?' : '';
    return `readonly ${variable.name.value}${optional}: ${wrapped(given, (named) => leafType(named))}`;
  });
  return `{ ${fields.join('; ')} }`;
}

/** The type of what an operation or a fragment selects. */
export function answerType(schema, fragments, definition) {
  const on =
    definition.kind === Kind.OPERATION_DEFINITION
      ? schema.getRootType(definition.operation)
      : typeFromAST(schema, definition.typeCondition);
  return selected(schema, fragments, on, [definition.selectionSet]);
}

/** Objects of one type have one shape; those of an interface one for each group of types that are asked the same. */
function selected(schema, fragments, type, sets) {
  const groups = new Map();
  for (const object of isAbstractType(type) ? schema.getPossibleTypes(type) : [type]) {
    const fields = new Map();
    collect(schema, fragments, object, sets, fields);
    const shape = [...fields].map(([name, field]) => `readonly ${name}: ${fieldType(schema, fragments, object, field)}`);
    const key = shape.filter((field) => !field.startsWith('readonly __typename')).join('; ');
    groups.set(key, [...(groups.get(key) ?? []), { object, named: fields.has('__typename') }]);
  }
  return [...groups]
    .map(([key, members]) => {
      const names = members.map(({ object }) => `'${object.name}'`).join(' | ');
      return `{ ${[members[0].named ? `readonly __typename: ${names}` : '', key].filter(Boolean).join('; ')} }`;
    })
    .join(' | ');
}

/** Gathers what is selected on an object type, by the name it is answered under. */
function collect(schema, fragments, object, sets, into) {
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (selection.kind === Kind.FIELD) {
      const name = (selection.alias ?? selection.name).value;
      into.set(name, [...(into.get(name) ?? []), selection]);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const on = fragment.typeCondition ? typeFromAST(schema, fragment.typeCondition) : object;
    if (on === object || (isAbstractType(on) && schema.isSubType(on, object))) {
      collect(schema, fragments, object, [fragment.selectionSet], into);
    }
  }
}

function fieldType(schema, fragments, object, selections) {
  const name = selections[0].name.value;
  if (name === '__typename') return `'${object.name}'`;
  let { type } = object.getFields()[name];
  // What @include or @skip leaves out is undefined; no document needs to tell it from null.
  if (selections.every((selection) => selection.directives.length > 0)) type = getNullableType(type);
  else if (isNonNullType(type)) type = new GraphQLNonNull(type.ofType);
  return wrapped(type, (named) =>
    isLeafType(named)
      ? leafType(named)
      : selected(schema, fragments, named, selections.map((selection) => selection.selectionSet)),
  );
}
