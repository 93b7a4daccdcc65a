MATCH (m:Meta {id: 'meta'})
SET m.schema = $schema, m.derivation = $derivation
REMOVE m.rebuilding, m.stage, m.after
