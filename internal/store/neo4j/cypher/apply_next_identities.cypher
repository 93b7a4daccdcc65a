MATCH (m:Meta {id: 'meta'})
SET m.joined = $joined
