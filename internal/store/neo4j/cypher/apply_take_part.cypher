UNWIND $rows AS row
MATCH (o:Entity {id: row.organisation})
MATCH (p:Entity {id: row.project})
CREATE (o)-[:PARTNER_IN]->(p)
