DELETE FROM remains
