UNWIND $ids AS id
MATCH (p:Entity {id: id})
WHERE p:Project
RETURN p.id AS id,
  COLLECT { MATCH (p)<-[:PARTNER_IN]-(o) RETURN o.id } AS before,
  COLLECT { MATCH (p)<-[:IN_PROJECT]-(x:Participation)-[:BY]->(o:Organisation) WHERE NOT coalesce(x.role, '') IN $others RETURN DISTINCT o.id } AS now
