SELECT node, revision, body FROM source
