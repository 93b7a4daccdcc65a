MATCH (m:Meta {id: 'meta'})
SET m.version = $version
