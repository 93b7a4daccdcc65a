UNWIND $rows AS row
MATCH (o:Entity {id: row.organisation})
WITH row, o
MATCH (p:Entity {id: row.project})
CREATE (o)-[:PARTNER_IN]->(p)
