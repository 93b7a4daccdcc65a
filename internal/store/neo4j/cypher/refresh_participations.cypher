UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Participation
OPTIONAL MATCH (n)-[:IN_PROJECT]->(p)
OPTIONAL MATCH (n)-[:BY]->(o)
SET n.sortName = coalesce(o.sortName, $absent), n.sortCode = coalesce(p.sortCode, $absent),
  n.sortStart = coalesce(p.sortStart, $absent), n.sortEnd = coalesce(p.sortEnd, $absent)
