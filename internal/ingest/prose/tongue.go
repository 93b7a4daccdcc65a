package prose

// stated is how a page names a body that gazetteers know.
type stated struct {
	name string
	in   language
}

// namesByTongue gives the names in Swedish and English that a page has for bodies, by their own names.
func namesByTongue(charts []*chart) map[string]stated {
	all := make(map[string]stated)
	for _, c := range charts {
		for _, s := range c.spansOf(organisationSpan) {
			if s.of == "" {
				if p, found := words().phraseAt(c.tokens, s.from); found && p.kind == organisationSpan && s.from+len(p.words) == s.to {
					s.of = p.of
				}
			}
			if s.of != "" && s.in != finnish && s.names[0] != s.of && all[s.of].name == "" {
				all[s.of] = stated{s.names[0], s.in}
			}
		}
	}
	return all
}

// useTongue gives the bodies that a sentence calls by a short name the name that the page has for them: HAMK, where that is Häme University of
// Applied Sciences.
func (c *chart) useTongue(names map[string]stated) {
	for _, s := range c.spansOf(organisationSpan) {
		if as := names[s.of]; as.name != "" && len(s.names) == 1 && s.names[0] == s.of {
			s.names, s.in = []string{as.name}, as.in
		}
	}
}
