package matching

// jaroWinkler gives how alike two folded texts are, from 0 to 1: by the letters that they share at about the same
// place and in the same order, with a bonus for a common beginning of up to four (Winkler 1990, with the usual weight of 0.1). It
// compares bytes.
func jaroWinkler(a, b string) float64 {
	jaro := jaro(a, b)
	prefix := 0
	for prefix < min(len(a), len(b), 4) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + 0.1*float64(prefix)*(1-jaro)
}

// jaro is the measure of Jaro (1989).
func jaro(a, b string) float64 {
	if a == b {
		return 1
	}
	if a == "" || b == "" {
		return 0
	}
	reach := max(0, max(len(a), len(b))/2-1)
	ofA, ofB := make([]bool, len(a)), make([]bool, len(b))
	common := 0
	for i := range len(a) {
		for j := max(0, i-reach); j < min(len(b), i+reach+1); j++ {
			if !ofB[j] && a[i] == b[j] {
				ofA[i], ofB[j] = true, true
				common++
				break
			}
		}
	}
	if common == 0 {
		return 0
	}
	transposed, j := 0, 0
	for i := range len(a) {
		if !ofA[i] {
			continue
		}
		for !ofB[j] {
			j++
		}
		if a[i] != b[j] {
			transposed++
		}
		j++
	}
	m := float64(common)
	return (m/float64(len(a)) + m/float64(len(b)) + (m-float64(transposed)/2)/m) / 3
}
