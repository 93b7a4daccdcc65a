MATCH (m:Meta {id: 'meta'})
RETURN m.version AS answer
