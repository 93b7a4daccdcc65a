package text

import "unicode/utf8"

// Cut shortens a text to at most so many bytes, at the edge of a character.
func Cut(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// Clip does what [Cut] does, and puts "…" where something is left out: for people to read.
func Clip(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return Cut(text, most) + "…"
}
