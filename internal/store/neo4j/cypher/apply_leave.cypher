UNWIND $rows AS row
MATCH (p:Entity {id: row.project})<-[r:TAKES_PART]-(o:Entity {id: row.organisation})
DELETE r
