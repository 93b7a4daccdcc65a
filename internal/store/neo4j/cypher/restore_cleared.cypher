MATCH (m:Meta {id: 'meta'})
SET m.joined = m.joined + 1, m.audited = 0
REMOVE m.clearing
