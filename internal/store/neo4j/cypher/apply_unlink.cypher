UNWIND $rows AS row
MATCH (holder:Entity {id: row.from})
USING INDEX SEEK holder:Entity(id)
MATCH (holder)-[r]->(target)
WHERE target.id = row.to AND (type(r) = row.link OR type(r) = 'AWAITS' AND r.link = row.link)
DELETE r
WITH DISTINCT target
WHERE target:Awaited AND NOT EXISTS { (target)<-[:AWAITS]-() }
DELETE target
