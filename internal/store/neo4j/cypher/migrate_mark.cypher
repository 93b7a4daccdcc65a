MATCH (m:Meta {id: 'meta'})
SET m.rebuilding = $derivation, m.stage = $stage, m.after = $after, m.version = m.version + 1
