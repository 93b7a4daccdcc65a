DELETE FROM source WHERE node = ?
