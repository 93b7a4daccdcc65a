package network

// BusinessID is a Finnish business id (Y-tunnus): seven digits, a dash and a check
// digit, as 0211675-2.
type BusinessID string

var businessIDWeights = [7]int{7, 9, 10, 5, 8, 4, 2}

// ParseBusinessID checks the form and the check digit. The check digit is 11 less the
// weighted sum of the digits modulo 11; a remainder of 1 is never given out (Finnish
// Tax Administration, "Tunnusten tarkistusmerkit"). The error is [InvalidArgument] and
// says which digit would be right.
func ParseBusinessID(text string) (BusinessID, error) {
	if len(text) != 9 || text[7] != '-' {
		return "", Errorf(InvalidArgument, "%q is no business id: write seven digits, a dash and a check digit, as in 0211675-2", clip(text))
	}
	sum := 0
	for i, weight := range businessIDWeights {
		digit := int(text[i]) - '0'
		if digit < 0 || digit > 9 {
			return "", Errorf(InvalidArgument, "%q is no business id: character %d is no digit", text, i+1)
		}
		sum += weight * digit
	}
	remainder := sum % 11
	if remainder == 1 {
		return "", Errorf(InvalidArgument, "%q is no business id: no check digit belongs to these seven digits", text)
	}
	right := byte('0' + (11-remainder)%11)
	if text[8] != right {
		return "", Errorf(InvalidArgument, "%q is no business id: its check digit would be %c", text, right)
	}
	return BusinessID(text), nil
}
