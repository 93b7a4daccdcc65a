SELECT count(*) FROM remains
