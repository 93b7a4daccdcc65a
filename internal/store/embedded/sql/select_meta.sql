SELECT version, derived FROM meta
