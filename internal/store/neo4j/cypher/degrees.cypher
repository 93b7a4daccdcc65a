UNWIND $ids AS id
MATCH (o:Entity {id: id})
WHERE o:Organisation
RETURN [o.id, count { (o)<-[:BY]-() }, count { (o)-[:TAKES_PART]->() }, count { (o)-[:PARTNER]-() }] AS answer
