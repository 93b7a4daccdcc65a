package matching

import (
	"iter"
	"slices"
	"strings"

	"verkosto/internal/naming"
	"verkosto/internal/network"
)

// Known is what is known of one organisation.
type Known struct {
	Organisation *network.Organisation // as stated, not joined with others
	Places       []network.ID          // municipalities where it takes part
	Led          []network.ID          // projects that it is said to coordinate
	Domains      []string              // of the e-mail addresses of its people
}

// body is what is kept of an organisation.
type body struct {
	id, parent network.ID
	names      []name
	country    string
	numbers    [3]string // business id, PIC and VAT number; "" where not known, and of units
	known      string    // key of naming.Known, "" for none
	places     []network.ID
	led        []network.ID
	hosts      []string // domains of its website and people
	website    string
}

// name is one name of a body. The first that a body has is the one it goes by.
type name struct {
	text    string
	words   []string    // without the legal form, folded
	form    naming.Form //
	short   bool        // an abbreviation
	sort    nameSort
	without bool // an abbreviation was left out
}

// nameSort says how a name is stated.
type nameSort int

const (
	main   nameSort = iota // as the name
	alias                  // as another name of the very body
	loose                  // under a number that other bodies may be stated under too, or as the name of a later body
	maxAll = 12            // names of one body
)

// bodies takes what is to be kept of organisations, in the order of ids.
func bodies(organisations iter.Seq[Known]) []body {
	var all []body
	for known := range organisations {
		all = append(all, bodyOf(known))
	}
	slices.SortFunc(all, func(a, b body) int { return strings.Compare(string(a.id), string(b.id)) })
	return slices.CompactFunc(all, func(a, b body) bool { return a.id == b.id })
}

func bodyOf(known Known) body {
	o := known.Organisation
	b := body{id: o.ID, parent: o.Parent, country: o.Country}
	if o.Parent == "" {
		b.numbers = [3]string{string(o.BusinessID), o.PIC, vatNumber(o.VATNumber)}
	}
	for _, text := range []string{o.Names.Fi, o.Names.Sv, o.Names.En} {
		b.call(text, main)
	}
	sort := alias
	if scheme, _, _ := strings.Cut(o.ID.Key(), "/"); scheme == network.SchemeBusinessID {
		sort = loose
	}
	for _, other := range o.Aliases {
		if other.From != "" {
			b.call(other.Name, loose)
			continue
		}
		b.call(other.Name, sort)
	}
	b.callShort(o.ShortName)
	if len(b.names) > 0 {
		for _, n := range b.names {
			if key, found := naming.Known(n.text); found && n.sort == main && b.known == "" {
				b.known = key
			}
		}
	}
	b.website = host(o.Website)
	b.places = slices.Clone(known.Places)
	if o.Municipality != "" {
		b.places = append(b.places, o.Municipality)
	}
	slices.Sort(b.places)
	b.places = slices.Compact(b.places)
	b.led = slices.Compact(slices.Sorted(slices.Values(known.Led)))
	b.hosts = hosts(b.website, known.Domains)
	return b
}

// call gives the body a name, and what is left of it without an abbreviation in brackets.
func (b *body) call(text string, sort nameSort) {
	if len(b.names) >= maxAll || len(text) > maxName {
		return
	}
	b.addName(name{text: text, sort: sort})
	if rest, short, found := naming.Abbreviation(text); found {
		b.addName(name{text: rest, sort: sort, without: true})
		if sort == main {
			b.callShort(short)
		}
	}
}

// maxName bounds, in bytes, the names that are compared.
const maxName = 400

func (b *body) callShort(text string) {
	if text != "" {
		b.addName(name{text: text, sort: loose, short: true})
	}
}

func (b *body) addName(n name) {
	words := naming.Words(n.text)
	if len(words) == 0 || slices.ContainsFunc(b.names, func(other name) bool { return other.text == n.text }) {
		return
	}
	n.words, n.form = naming.FormOf(words)
	b.names = append(b.names, n)
}

// label names the body for people.
func (b *body) label() string {
	if len(b.names) == 0 {
		return string(b.id)
	}
	return b.names[0].text
}

// vatNumber gives a VAT number without spaces, "" for what is none.
func vatNumber(stated string) string {
	number := strings.ToUpper(strings.Join(strings.Fields(stated), ""))
	digits := 0
	for _, r := range number {
		if '0' <= r && r <= '9' {
			digits++
		}
	}
	if digits < 7 {
		return ""
	}
	return number
}

// host gives the host of a web address without www: "" for none.
func host(address string) string {
	address = strings.ToLower(strings.TrimSpace(address))
	if _, behind, found := strings.Cut(address, "://"); found {
		address = behind
	}
	address, _, _ = strings.Cut(address, "/")
	address = strings.TrimPrefix(address, "www.")
	if !strings.Contains(address, ".") || strings.ContainsAny(address, " @") {
		return ""
	}
	return address
}

// maxHosts bounds the domains of a body.
const maxHosts = 4

// hosts gives the domains of a body that tell something of it.
func hosts(website string, domains []string) []string {
	var own []string
	for _, domain := range append([]string{website}, domains...) {
		domain = strings.ToLower(domain)
		if domain != "" && !mailServices[domain] && !slices.Contains(own, domain) && len(own) < maxHosts {
			own = append(own, domain)
		}
	}
	return own
}

// mailServices are domains of which everyone can have an address.
var mailServices = map[string]bool{
	"gmail.com": true, "hotmail.com": true, "hotmail.fi": true, "outlook.com": true, "luukku.com": true, "yahoo.com": true, "kolumbus.fi": true,
	"elisanet.fi": true, "pp.inet.fi": true, "inet.fi": true, "saunalahti.fi": true, "netti.fi": true, "suomi24.fi": true, "phnet.fi": true,
}
