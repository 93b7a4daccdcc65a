package text

import "testing"

func TestClip(t *testing.T) {
	for _, tc := range []struct {
		text string
		most int
		want string
	}{
		{"short", 5, "short"},
		{"longer", 5, "longe…"},
		{"ääni", 3, "ä…"},
		{"ä", 1, "…"},
		{"", 0, ""},
	} {
		if got := Clip(tc.text, tc.most); got != tc.want {
			t.Errorf("Clip(%q, %d) is %q, want %q", tc.text, tc.most, got, tc.want)
		}
	}
}
