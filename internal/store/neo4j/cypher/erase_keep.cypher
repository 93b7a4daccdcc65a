UNWIND $rows AS row
MERGE (t:Tombstone {person: row.person, mark: row.mark})
