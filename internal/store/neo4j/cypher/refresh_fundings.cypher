UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Funding
OPTIONAL MATCH (n)-[:FUNDS]->(p)
SET n.sortCode = coalesce(p.sortCode, $absent), n.sortStart = coalesce(p.sortStart, $absent),
  n.sortEnd = coalesce(p.sortEnd, $absent)
