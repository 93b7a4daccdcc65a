UNWIND $ids AS id
MATCH (o:Entity {id: id})
WHERE o:Organisation
RETURN [o.id, count { (o)<-[:BY]-() }, o.projects, count { (o)-[:PARTNERS_WITH]-() }] AS answer
