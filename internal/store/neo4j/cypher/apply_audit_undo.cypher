MATCH (a:Audit {number: $undone})
SET a.undoneBy = $number
