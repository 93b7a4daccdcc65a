UPDATE citation SET revision = ? WHERE number = ? AND line = ? AND detail = ?
