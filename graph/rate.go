package graph

import (
	"context"

	"verkosto/internal/rate"
)

func (r queryResolver) RateLimit(ctx context.Context) (*rate.Standing, error) {
	standing, counted := rate.From(ctx)
	if !counted {
		return nil, nil //nolint:nilnil // nobody keeps count, which is null in the schema
	}
	return &standing, nil
}
