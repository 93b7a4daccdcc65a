package observe

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"verkosto/internal/text"
)

// What is written in place of what must not be logged.
const (
	maskedText = "[masked]"
	longestLog = 2000 // bytes of variables that are logged
)

// private are words in the names of variables whose values are never logged.
var private = []string{"email", "mail", "phone", "puhelin", "contact", "password", "secret", "token", "key"}

var (
	emailLike    = regexp.MustCompile(`[^\s@<>]+@[^\s@<>]+`)
	phoneLike    = regexp.MustCompile(`\+?\d[\d \t().-]{5,}\d`)
	businessLike = regexp.MustCompile(`^\d{7}-\d$`)
	dateLike     = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
)

// masked gives variables as JSON, without e-mails, phones and what is named as a secret.
func masked(variables map[string]any) string {
	encoded, err := json.Marshal(maskValue(variables))
	if err != nil {
		return maskedText
	}
	return text.Clip(string(encoded), longestLog)
}

func maskValue(value any) any {
	switch v := value.(type) {
	case map[string]any:
		all := make(map[string]any, len(v))
		for name, of := range v {
			if isPrivate(name) {
				all[name] = maskedText
			} else {
				all[name] = maskValue(of)
			}
		}
		return all
	case []any:
		all := make([]any, len(v))
		for i, of := range v {
			all[i] = maskValue(of)
		}
		return all
	case string:
		return maskString(v)
	}
	return value
}

func isPrivate(name string) bool {
	lower := strings.ToLower(name)
	return slices.ContainsFunc(private, func(word string) bool { return strings.Contains(lower, word) })
}

func maskString(text string) string {
	text = emailLike.ReplaceAllString(text, maskedText)
	return phoneLike.ReplaceAllStringFunc(text, func(found string) string {
		if businessLike.MatchString(found) || dateLike.MatchString(found) {
			return found
		}
		return maskedText
	})
}
