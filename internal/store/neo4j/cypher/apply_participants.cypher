UNWIND $ids AS id
MATCH (p:Entity {id: id})
WHERE p:Project
RETURN p.id AS id,
  COLLECT { MATCH (p)<-[:TAKES_PART]-(o) RETURN o.id } AS before,
  COLLECT { MATCH (p)<-[:IN_PROJECT]-(:Participation)-[:BY]->(o:Organisation) RETURN DISTINCT o.id } AS now
