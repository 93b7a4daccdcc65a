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

// misspelt gives how likely two folded words are one that is misspelt, from 0 to 1: by the letters left out, added, exchanged or
// swapped with the next (optimal string alignment), of which a long word may have two and a short one none.
func misspelt(a, b string) float64 {
	longest := max(len(a), len(b))
	if longest < oneError || max(len(a)-len(b), len(b)-len(a)) > 2 {
		return 0
	}
	switch d := distance(a, b); {
	case d == 1:
		return 0.9
	case d == 2 && longest >= twoErrors:
		return 0.8
	}
	return 0
}

// How long a word must be that may have one error or two.
const (
	oneError  = 5
	twoErrors = 9
)

// distance gives the number of errors between two words, row by row.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			exchanged := last[j-1]
			if a[i-1] != b[j-1] {
				exchanged++
			}
			row[j] = min(exchanged, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
