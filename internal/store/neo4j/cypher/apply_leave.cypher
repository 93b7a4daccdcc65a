UNWIND $rows AS row
MATCH (p:Entity {id: row.project})<-[r:PARTNER_IN]-(o:Entity {id: row.organisation})
DELETE r
