package resolve

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// organisation cites an organisation and gives its id: "" if there is neither an id nor a name to know it
// by. What was cited just so already is not cited again.
func (r *Resolver) organisation(s *statements, m *mention.Organisation) network.ID {
	var f fields
	o := &network.Organisation{}
	o.Names = network.Names{Fi: take(&f, "names", m.NameFi), Sv: take(&f, "names", m.NameSv), En: take(&f, "names", m.NameEn)}
	o.BusinessID, o.BusinessIDStated = takeBusinessID(&f, m.BusinessID)
	o.PIC = take(&f, "pic", m.PIC)
	o.VATNumber = take(&f, "vatNumber", m.VATNumber)
	formerly := withoutFormer(&o.Names)
	o.ID = organisationID(o)
	of := unitOf(o)
	if n := len(of.steps); n > 0 {
		o.ID, o.Parent = of.steps[n-1].id, of.steps[n-2].id
	}
	if o.ID == "" || r.bodies.count(fingerprint(o.ID, m)) > 1 {
		return o.ID
	}
	if o.BusinessID == "" && o.BusinessIDStated == "" {
		o.BusinessID = businessIDOfVAT(&f, m.VATNumber)
	}
	if o.Parent != "" {
		r.bodiesAbove(s, o, of, m)
		f.cite("parent", nameOf(m))
	}
	o.Aliases = takeAliases(&f, m.Aliases, formerly)
	if len(formerly) > 0 {
		f.cite("aliases", nameOf(m))
	}
	o.ShortName = take(&f, "shortName", m.ShortName)
	o.Type, o.TypeStated = take(&f, "type", m.Type), m.Type.Text
	o.SME = takeOptional(&f, "sme", m.SME)
	o.Website = take(&f, "website", m.Website)
	o.Phone = take(&f, "phone", m.Phone)
	o.Address = takeAddress(&f, "address", m.Address)
	o.Country = take(&f, "country", m.Country)
	o.NUTS = take(&f, "nuts", m.NUTS)
	o.Location = takeOptional(&f, "location", m.Location)
	if o.Municipality = homeMunicipality(m.Address.City, countryOf(m.Country)); o.Municipality != "" {
		take(&f, "municipality", m.Address.City)
	}
	s.add(o, m.Line, f)
	return o.ID
}

// countryOf gives the country to look for a post town in: one that is stated but not known is not Finland.
func countryOf(stated mention.Text) string {
	if stated.Value == "" {
		return stated.Text
	}
	return stated.Value
}

// takeBusinessID checks a business id. One that is none is kept as stated.
func takeBusinessID(f *fields, stated mention.Text) (network.BusinessID, string) {
	if !stated.OK() {
		take(f, "businessId", stated)
		return "", stated.Text
	}
	id, err := network.ParseBusinessID(stated.Value)
	if err != nil {
		stated.Problem = &network.Problem{Code: network.ProblemInvalidBusinessID, Message: err.Error()}
		take(f, "businessId", stated)
		return "", stated.Text
	}
	take(f, "businessId", stated)
	return id, ""
}

// businessIDOfVAT gives the business id that a Finnish VAT number contains: FI and its
// eight digits.
func businessIDOfVAT(f *fields, vat mention.Text) network.BusinessID {
	digits, finnish := strings.CutPrefix(vat.Value, "FI")
	if !finnish || len(digits) != 8 {
		return ""
	}
	id, err := network.ParseBusinessID(digits[:7] + "-" + digits[7:])
	if err != nil {
		f.mark("vatNumber", vat.Line, network.Problem{Code: network.ProblemInvalidBusinessID, Message: err.Error()})
		return ""
	}
	return id
}

// organisationID takes the strongest key that is known.
func organisationID(o *network.Organisation) network.ID {
	switch {
	case o.BusinessID != "":
		return network.OrganisationID(network.SchemeBusinessID, string(o.BusinessID))
	case o.PIC != "":
		return network.OrganisationID(network.SchemePIC, Key(o.PIC))
	}
	if key := text.NameKey(o.Name()); key != "" {
		return network.OrganisationID(network.SchemeName, Key(key))
	}
	return ""
}

// takeAliases takes the other names that a document calls an organisation by, with those that its name tells, in the order of names.
func takeAliases(f *fields, stated []mention.Text, aliases []network.Alias) []network.Alias {
	for _, alias := range stated {
		if name := take(f, "aliases", alias); name != "" {
			aliases = append(aliases, network.Alias{Name: name})
		}
	}
	slices.SortFunc(aliases, func(a, b network.Alias) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.From, b.From)) })
	return slices.Compact(aliases)
}

// person cites a contact, who is known within an organisation or, where the document does not tell
// which, within the project, and gives its id: "" without a name.
func (r *Resolver) person(s *statements, within network.ID, organisation mention.Text, m *mention.Person) network.ID {
	key := text.NameKey(m.Name.Value)
	if key == "" {
		return ""
	}
	var f fields
	p := &network.Person{
		ID:    network.PersonID(within, Key(key)),
		Name:  take(&f, "name", m.Name),
		Title: take(&f, "title", m.Title),
		Email: take(&f, "email", m.Email),
		Phone: take(&f, "phone", m.Phone),
	}
	if within.Kind() == network.KindOrganisation {
		p.Organisation = within
		take(&f, "organisation", organisation)
	}
	s.add(p, m.Name.Line, f)
	return p.ID
}

var hashSeed = maphash.MakeSeed()

// hashOf gives a number for texts, the same for the same ones while the program runs.
func hashOf(texts ...string) uint64 {
	var h maphash.Hash
	h.SetSeed(hashSeed)
	for _, text := range texts {
		_, _ = h.WriteString(text) // never fails
		_ = h.WriteByte(0)
	}
	return h.Sum64()
}

// fingerprint tells whether an organisation was described in just these words.
func fingerprint(id network.ID, m *mention.Organisation) uint64 {
	var aliases strings.Builder
	for _, alias := range m.Aliases {
		aliases.WriteString(alias.Text + "\n")
	}
	return hashOf(string(id), aliases.String(), m.NameFi.Text, m.NameSv.Text, m.NameEn.Text, m.ShortName.Text, m.BusinessID.Text, m.PIC.Text, m.VATNumber.Text,
		m.Type.Text, m.SME.Text, m.Website.Text, m.Phone.Text, m.Address.Street.Text, m.Address.PostCode.Text, m.Address.City.Text,
		m.Country.Text, m.NUTS.Text, m.Location.Text)
}
