UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties,
  [(n)-[r]->(m) WHERE type(r) <> 'STATES' | [type(r) + ' to', m.id, properties(r)]]
  + [(n)<-[r:PARTNER_IN|OVERSEES|FUNDED]-(m) | [type(r) + ' from', m.id, properties(r)]] AS links
