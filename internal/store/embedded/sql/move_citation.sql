UPDATE citation SET revision = ?, line = ?, detail = ? WHERE number = ?
