UNWIND $rows AS row
MATCH (p:Entity {id: row.to})
USING INDEX SEEK p:Entity(id)
MATCH (p)<-[r:PARTNER_IN|OVERSEES|FUNDED]-(o)
WHERE o.id = row.from AND type(r) = row.link
DELETE r
