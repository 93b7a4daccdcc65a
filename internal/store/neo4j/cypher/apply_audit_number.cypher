MATCH (m:Meta {id: 'meta'})
SET m.audited = coalesce(m.audited, 0) + 1
RETURN m.audited AS number
