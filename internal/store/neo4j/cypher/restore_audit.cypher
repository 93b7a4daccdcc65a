MATCH (m:Meta {id: 'meta'})
SET m.audited = CASE WHEN coalesce(m.audited, 0) < $number THEN $number ELSE m.audited END
MERGE (a:Audit {number: $number})
SET a = $entry
