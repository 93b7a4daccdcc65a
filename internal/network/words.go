package network

// Words are the texts of [SearchTexts] by weight.
type Words struct {
	Names []string
	Codes []string
	Texts []string
}

// WordsOf gives a node's words.
func WordsOf(node Node) Words {
	var words Words
	for _, text := range SearchTexts(node) {
		switch text.Weight {
		case WeightName:
			words.Names = append(words.Names, text.Text)
		case WeightCode:
			words.Codes = append(words.Codes, text.Text)
		case WeightText:
			words.Texts = append(words.Texts, text.Text)
		}
	}
	return words
}
