MATCH (m:Meta {id: 'meta'})
RETURN m.restoring AS restoring, m.version AS version, m.clearing AS clearing, EXISTS { MATCH (n:Entity) } OR EXISTS { MATCH (a:Audit) } AS filled
