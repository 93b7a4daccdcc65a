MATCH (m:Meta)
RETURN m.schema AS schema, m.derivation AS derivation
