MATCH (m:Meta {id: 'meta'})
SET m.erased = coalesce(m.erased, 0) + 1
RETURN m.erased AS erased
