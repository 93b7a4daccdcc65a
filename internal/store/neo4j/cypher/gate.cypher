MATCH (gate:Gate {id: 'gate'})
CALL () { MATCH (meta:Meta {id: 'meta'}) RETURN meta.version AS version }
RETURN gate.settled AS settled, gate.announced AS announced, gate.until < timestamp() AS over, version
