package analysis

// HHI is the Herfindahl–Hirschman index of amounts: the sum of their squared
// shares, 1/n where n are equal and one where a single one has everything.
// A. O. Hirschman, "National Power and the Structure of Foreign Trade", 1945;
// O. C. Herfindahl, "Concentration in the Steel Industry", 1950. Negative
// amounts and NaN count as nothing; without any amount the index is zero. O(n).
func HHI(amounts []float64) float64 {
	greatest := 0.0
	for _, x := range amounts {
		greatest = max(greatest, amount(x))
	}
	if greatest == 0 {
		return 0
	}
	sum, squares := 0.0, 0.0
	for _, x := range amounts {
		part := amount(x) / greatest // sums of very large amounts would not be finite
		sum += part
		squares += part * part
	}
	return squares / (sum * sum)
}

func amount(x float64) float64 {
	const most = 1e300
	if !(x > 0) {
		return 0
	}
	return min(x, most)
}
