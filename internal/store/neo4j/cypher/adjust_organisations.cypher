UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
USING INDEX SEEK n:Entity(id)
WHERE n:Organisation
SET n.grantedUnits = coalesce(n.grantedUnits, 0) + row.units,
  n.grantedStated = coalesce(n.grantedStated, 0) + row.stated
