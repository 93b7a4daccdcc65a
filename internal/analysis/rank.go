package analysis

import (
	"cmp"
	"slices"
)

// Rank is the indexes of values from the greatest value to the least, those of
// equal values in ascending order. O(n · log n).
func Rank(values []float64) []int32 {
	order := make([]int32, len(values))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(values[b], values[a]), cmp.Compare(a, b))
	})
	return order
}
