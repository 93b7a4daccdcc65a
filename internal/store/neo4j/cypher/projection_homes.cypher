UNWIND $ids AS id
MATCH (o:Entity {id: id})
WHERE o:Organisation
RETURN o.id, o.country, COLLECT { MATCH (o)-[:BASED_IN]->(home) RETURN home.id }
