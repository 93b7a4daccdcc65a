UNWIND $rows AS row
MATCH (p:Entity {id: row.to})<-[r:PARTNER_IN|OVERSEES|FUNDED]-(o:Entity {id: row.from})
USING INDEX SEEK p:Entity(id)
WHERE type(r) = row.link
DELETE r
