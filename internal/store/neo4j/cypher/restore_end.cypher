MATCH (m:Meta {id: 'meta'})
SET m.version = CASE WHEN m.replaced >= $version AND m.replaced > 0 THEN m.replaced + 1 ELSE $version END
REMOVE m.restoring, m.replaced, m.clearing
