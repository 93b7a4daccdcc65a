MATCH (c:Citation)
WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
RETURN c.id AS id, c.source AS source, c.node AS node, c.key AS key, c.line AS line, c.body AS body, c.detail AS detail,
  [(c)<-[:STATES]-(s) | s.id] AS sources, [(c)-[:OF]->(n) | n.id] AS homes, c.made AS made
