MATCH (m:Meta {id: 'meta'})
SET m.locked = timestamp()
RETURN m.version AS version, m.schema AS schema, m.joined AS joined,
  COUNT { MATCH (:Unserved) } AS unserved, COUNT { MATCH (:Annotation) } AS annotations,
  coalesce(m.erased, 0) AS erased, COUNT { MATCH (:Awaited) } AS awaited
