UNWIND $ids AS id
MATCH (n:Entity {id: id})
WHERE n:Municipality OR n:SubRegion OR n:Region
SET n.projects = count { (n)<-[:TARGETS]-() }
