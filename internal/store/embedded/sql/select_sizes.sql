SELECT coalesce((SELECT max(number) FROM node), 0), coalesce((SELECT max(number) FROM citation), 0)
