package storetest

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

// testPaths finds the ways from one organisation to another.
func testPaths(t *testing.T, store network.Store) {
	between := func(from, to string) network.PathQuery {
		return network.PathQuery{From: id(from), To: id(to), MaxLength: network.MaxPathLength, Most: network.MaxPaths}
	}
	with := func(query network.PathQuery, change func(*network.PathQuery)) network.PathQuery {
		change(&query)
		return query
	}
	for _, c := range []struct {
		name  string
		query network.PathQuery
		want  string // nodes, with the participations that join them in brackets
	}{
		{
			"by all projects that they share, and by a third", between("honka", "koski"),
			"honka [P3-honka] P3 [P3-koski P3-koski-2] koski, honka [P1-honka] P1 [P1-koski] koski, " +
				"honka [P5-honka] P5 [P5-valo] valo [P3-valo] P3 [P3-koski P3-koski-2] koski",
		},
		{"back", with(between("koski", "honka"), func(q *network.PathQuery) { q.Most = 1 }), "koski [P3-koski P3-koski-2] P3 [P3-honka] honka"},
		{
			"over others", between("ääne", "koski"),
			"ääne [P2-ääne] P2 [P2-honka] honka [P3-honka] P3 [P3-koski P3-koski-2] koski, ääne [P2-ääne] P2 [P2-honka] honka [P1-honka] P1 [P1-koski] koski, " +
				"ääne [P2-ääne] P2 [P2-honka] honka [P5-honka] P5 [P5-valo] valo [P3-valo] P3 [P3-koski P3-koski-2] koski",
		},
		{"at most some", with(between("ääne", "koski"), func(q *network.PathQuery) { q.Most = 1 }), "ääne [P2-ääne] P2 [P2-honka] honka [P3-honka] P3 [P3-koski P3-koski-2] koski"},
		{"without participations", with(between("ääne", "koski"), func(q *network.PathQuery) { q.Most, q.OmitParticipations = 1, true }), "ääne [] P2 [] honka [] P3 [] koski"},
		{"not longer than", with(between("honka", "koski"), func(q *network.PathQuery) { q.MaxLength = 3 }), "honka [P3-honka] P3 [P3-koski P3-koski-2] koski, honka [P1-honka] P1 [P1-koski] koski"},
		{"too short a length", with(between("ääne", "koski"), func(q *network.PathQuery) { q.MaxLength = 3 }), ""},
		{"over some projects", with(between("honka", "koski"), func(q *network.PathQuery) { q.Projects = &network.ProjectFilter{Codes: []string{"S10001"}} }), "honka [P1-honka] P1 [P1-koski] koski"},
		{"over no projects", with(between("honka", "koski"), func(q *network.PathQuery) { q.Projects = &network.ProjectFilter{IDs: of("")} }), ""},
		{"over what an organisation is not in", with(between("ääne", "koski"), func(q *network.PathQuery) {
			q.Projects = &network.ProjectFilter{Not: &network.ProjectFilter{Organisations: &network.IDSet{Any: of("ääne")}}}
		}), ""},
		{"authorities are no partners", between("liitto", "honka"), ""},
		{
			"in some roles", with(between("liitto", "lab"), func(q *network.PathQuery) {
				q.Roles = []network.Role{network.RoleAuthority, network.RolePartner}
			}), "liitto [P4-liitto] P4 [P4-lab] lab",
		},
		{
			"only as a partner", with(between("honka", "koski"), func(q *network.PathQuery) {
				q.Roles = []network.Role{network.RolePartner, network.RoleCoordinator}
			}), "honka [P3-honka] P3 [P3-koski-2] koski, honka [P1-honka] P1 [P1-koski] koski",
		},
		{"in no roles", with(between("honka", "koski"), func(q *network.PathQuery) { q.Roles = []network.Role{} }), ""},
		{"to itself", between("honka", "honka"), ""},
		{"to one that is alone", between("honka", "yksin"), ""},
		{"from one that is alone", between("yksin", "honka"), ""},
		{"to nothing known", between("honka", "organisation:fi/none"), ""},
		{"from nothing known", between("organisation:fi/none", "honka"), ""},
		{"to what is no organisation", between("honka", "P1"), ""},
		{"from what is no organisation", between("P1", "honka"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			paths, err := store.Paths(t.Context(), c.query)
			same(t, "paths", pathsInWords(must(t, paths, err)), c.want)
			checkVersion(t, store, paths.Version)
		})
	}
	for name, c := range map[string]struct {
		length, most int
		code         network.Code
	}{
		"no length": {0, 1, network.InvalidArgument}, "too great a length": {network.MaxPathLength + 1, 1, network.LimitExceeded},
		"no paths": {6, 0, network.InvalidArgument}, "too many paths": {6, network.MaxPaths + 1, network.LimitExceeded},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := store.Paths(t.Context(), network.PathQuery{From: id("honka"), To: id("koski"), MaxLength: c.length, Most: c.most})
			fails(t, name, err, c.code)
		})
	}
}

func pathsInWords(found network.Paths) string {
	var lines []string
	for _, path := range found.Paths {
		var words []string
		for i, node := range path.Nodes {
			words = append(words, labels[node.NodeID()])
			if i < len(path.Participations) {
				words = append(words, "["+labelled(nodeIDs(path.Participations[i]))+"]")
			}
		}
		lines = append(lines, strings.Join(words, " "))
	}
	return strings.Join(lines, ", ")
}

func nodeIDs[N network.Node](nodes []N) []network.ID {
	var found []network.ID
	for _, node := range nodes {
		found = append(found, node.NodeID())
	}
	return found
}

// checkVersion checks that an answer is of the data that the store has.
func checkVersion(t *testing.T, store network.Reader, version uint64) {
	t.Helper()
	meta, err := store.Meta(t.Context())
	same(t, "version", version, must(t, meta, err).Version)
}

func askPaths(query network.PathQuery) question {
	return func(ctx context.Context, r network.Reader) (any, error) {
		found, err := r.Paths(ctx, query)
		return pathsInIDs(found), err
	}
}

// pathsInIDs tells paths by all that they hold.
func pathsInIDs(found network.Paths) []string {
	lines := []string{}
	for _, path := range found.Paths {
		lines = append(lines, asJSON(path))
	}
	return lines
}

func checkPaths(ctx context.Context, t *rapid.T, both twin) {
	query := network.PathQuery{
		From: pick(t, known.organisations), To: pick(t, known.organisations), MaxLength: rapid.IntRange(2, network.MaxPathLength).Draw(t, "length"),
		Roles: perhaps(t, [][]network.Role{{network.RoleCoordinator}, someRoles}), Projects: perhapsFilter(t), Most: rapid.IntRange(1, network.MaxPaths).Draw(t, "most"),
		OmitParticipations: rapid.Bool().Draw(t, "without participations"),
	}
	agree(ctx, t, "paths "+asJSON(query), both.store, both.model, askPaths(query))
}
