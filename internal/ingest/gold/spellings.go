package gold

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// implementerColumn is where the lists of the programme period 2007–2013 have the implementer.
const (
	implementerColumn = 9
	listColumns       = 14
)

// Spellings gives the names of implementers in a repaired list of the EURA 2007 register that differ by nothing but
// case and white space: a group for each name that is spelt in more than one way, by the folded name, with its spellings
// in byte order. Resolution has to join each group, which saves one entity less than there are
// spellings in it. The list is UTF-8, with a header and without commas inside fields; a line of
// another number of fields is an error.
func Spellings(list io.Reader) ([][]string, error) {
	spellings := make(map[string][]string)
	lines := bufio.NewScanner(list)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		cells := strings.Split(strings.TrimSuffix(lines.Text(), "\r"), ",")
		if len(cells) != listColumns {
			return nil, fmt.Errorf("read line %d of the list: it has %d fields, not %d", number, len(cells), listColumns)
		}
		if number == 1 {
			continue
		}
		name := cells[implementerColumn]
		folded := strings.ToLower(strings.Join(strings.Fields(name), " "))
		if !slices.Contains(spellings[folded], name) {
			spellings[folded] = append(spellings[folded], name)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the list: %w", err)
	}
	var groups [][]string
	for _, folded := range slices.Sorted(maps.Keys(spellings)) {
		if group := spellings[folded]; len(group) > 1 {
			slices.Sort(group)
			groups = append(groups, group)
		}
	}
	return groups, nil
}
