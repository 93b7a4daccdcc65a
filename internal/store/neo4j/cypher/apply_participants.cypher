UNWIND $ids AS id
MATCH (p:Entity {id: id})
USING INDEX SEEK p:Entity(id)
WHERE p:Project
RETURN p.id AS id,
  COLLECT { MATCH (p)<-[r:PARTNER_IN|OVERSEES|FUNDED]-(o) RETURN [type(r), o.id] } AS before,
  COLLECT {
    MATCH (p)<-[:IN_PROJECT]-(x)-[:BY]->(o)
    RETURN [CASE WHEN coalesce(x.role, '') IN $others THEN 'OVERSEES' ELSE 'PARTNER_IN' END, o.id] AS part
    UNION ALL
    MATCH (p)<-[:FUNDS]-()-[:FROM]->(o)
    RETURN ['FUNDED', o.id] AS part
  } AS now
