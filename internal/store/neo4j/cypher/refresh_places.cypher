UNWIND $ids AS id
MATCH (n:Entity {id: id})
USING INDEX SEEK n:Entity(id)
WHERE n:Municipality OR n:SubRegion OR n:Region
SET n.projects = count { (n)<-[:TARGETS]-() }
