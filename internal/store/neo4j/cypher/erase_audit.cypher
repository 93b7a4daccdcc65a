UNWIND $rows AS row
MATCH (a:Audit {number: row.number})
SET a.told = row.told, a.replaced = row.replaced, a.subjects = row.subjects
