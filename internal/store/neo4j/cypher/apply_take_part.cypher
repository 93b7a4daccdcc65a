UNWIND $rows AS row
MATCH (o:Entity {id: row.from})
USING INDEX SEEK o:Entity(id)
WITH row, o, row.to AS project
MATCH (p:Entity {id: project})
USING INDEX SEEK p:Entity(id)
CREATE (o)-[:$(row.link)]->(p)
