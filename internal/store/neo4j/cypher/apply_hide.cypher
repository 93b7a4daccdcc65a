UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE EXISTS { (n)<-[:OF]-() }
CREATE (u:Unserved {id: id})
WITH n, u
MATCH (n)<-[r:OF]-(c)
CREATE (c)-[:OF]->(u)
DELETE r
