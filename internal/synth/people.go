package synth

import (
	_ "embed" // names
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

//go:embed names.tsv
var namesTSV string

// nameList is a list of names to draw from by how many people have them.
type nameList struct {
	names []string
	upTo  []int // people who have this name or one before it
}

func (l *nameList) draw(r *rand.Rand) string {
	nth := r.IntN(l.upTo[len(l.upTo)-1])
	at, _ := slices.BinarySearch(l.upTo, nth+1)
	return l.names[at]
}

// nameLists reads the embedded names: surnames, women's and men's first names under S, W and M.
var nameLists = sync.OnceValue(func() map[string]*nameList {
	lists := map[string]*nameList{"S": {}, "W": {}, "M": {}}
	for line := range strings.Lines(namesTSV) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") || len(fields) != 3 {
			continue
		}
		count, err := strconv.Atoi(fields[2])
		if err != nil {
			panic(fmt.Sprintf("read the count of %s: %v", fields[1], err)) // the table is part of the program
		}
		list := lists[fields[0]]
		if n := len(list.upTo); n > 0 {
			count += list.upTo[n-1]
		}
		list.names, list.upTo = append(list.names, fields[1]), append(list.upTo, count)
	}
	return lists
})

// people invents contacts.
type people struct{ seed uint64 }

func newPeople(seed uint64) *people { return &people{seed} }

// at gives the nth contact of an organisation. What is told of a contact follows from the organisation and the name alone, so
// two contacts of one name in one organisation are one person.
func (p *people) at(organisation network.ID, number, nth int) *network.Person {
	r := stream(p.seed, streamPerson, uint64(number)<<16|uint64(nth))
	first := nameLists()[pick(r, []string{"W", "M"})].draw(r)
	surname := nameLists()["S"].draw(r)
	name := first + " " + surname
	key := text.NameKey(name)

	hash := fnv.New64a()
	hash.Write([]byte(key))
	detail := stream(p.seed, streamPerson, uint64(number)^hash.Sum64())
	return &network.Person{
		ID:           network.PersonID(organisation, key),
		Name:         name,
		Title:        pick(detail, titles),
		Email:        strings.ReplaceAll(key, " ", ".") + "@example.fi",
		Phone:        fmt.Sprintf("000 %07d", detail.IntN(10_000_000)), // no area has the code 000
		Organisation: organisation,
	}
}

var titles = []string{
	"projektipäällikkö", "kehittämispäällikkö", "toiminnanjohtaja", "hankekoordinaattori", "asiantuntija", "johtaja",
	"lehtori", "tutkimuspäällikkö", "professori", "elinkeinojohtaja", "suunnittelija", "toimitusjohtaja",
	"yliopettaja", "koulutuspäällikkö", "projektikoordinaattori", "erityisasiantuntija", "palvelupäällikkö",
}
