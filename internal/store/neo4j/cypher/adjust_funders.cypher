UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
USING INDEX SEEK n:Entity(id)
WHERE n:Fund OR n:Organisation
SET n.gaveUnits = coalesce(n.gaveUnits, 0) + row.units,
  n.gaveStated = coalesce(n.gaveStated, 0) + row.stated
