package neo4j

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

var (
	cypherVerifyCitations = statement("verify_citations")
	cypherVerifyContents  = statement("verify_contents")
	cypherVerifyLabels    = statement("verify_labels")
	cypherVerifyPlaces    = statement("verify_places")
	cypherVerifyJoined    = statement("verify_joined")
	cypherVerifySchema    = statement("verify_schema")
)

// Verify looks for what is wrong in the database, and reports each thing: constraints and indexes that are missing or
// not ready, citations that do not say what their keys were made of or hang on another source or node than they
// name, and whatever is not what the citations give: nodes, links, sums, counts, sort keys, search terms.
//
// For the last it rebuilds everything derived, as [Store.Migrate] does, some thousand nodes at a time, each in a
// transaction that it rolls back, and compares what is there before with what is there after. While such a
// transaction runs those who write wait; readers do not.
func (s *Store) Verify(ctx context.Context, report func(network.Fault) error) error {
	ctx, cancel, timeout := limited(ctx, archiveTime)
	defer cancel()
	if err := s.fit(ctx); err != nil {
		return err
	}
	v := &verification{store: s, timeout: timeout, report: report}
	if err := v.schema(ctx); err != nil {
		return translate(ctx, err, "verify the schema")
	}
	for _, part := range []struct {
		of   string
		look func(w *writing, after string) (faults []network.Fault, last string, err error)
	}{
		{"citations", (*writing).verifyCitations},
		{"identities", (*writing).verifyIdentities},
		{"places", (*writing).verifyPlaces},
		{"nodes", (*writing).verifyNodes},
		{"parts", (*writing).verifyParts},
		{"pairs", (*writing).verifyPairs},
		{"sources", (*writing).verifySources},
		{"audit log", (*writing).verifyAudit},
	} {
		if err := v.all(ctx, part.look); err != nil {
			return translate(ctx, err, "verify the "+part.of)
		}
	}
	return nil
}

// verification is a look for faults in a database.
type verification struct {
	store   *Store
	timeout func(*neo4j.TransactionConfig)
	report  func(network.Fault) error
}

// errUndone ends a transaction that is not to be committed.
var errUndone = errors.New("rolled back as intended")

// all looks at everything, from one page to the next.
func (v *verification) all(ctx context.Context, look func(*writing, string) ([]network.Fault, string, error)) error {
	for after := ""; ; {
		var faults []network.Fault
		var last string
		err := v.store.write(ctx, func(tx *transaction) (err error) {
			w := newWriting(tx, new(stated))
			w.known, w.forgotten = v.store.joined.Load(), v.store.forgotten.Load()
			if _, err := w.lock(); err != nil {
				return err
			}
			if faults, last, err = look(w, after); err != nil {
				return err
			}
			return errUndone
		}, v.timeout)
		if !errors.Is(err, errUndone) {
			return err
		}
		for _, fault := range faults {
			if err := v.report(fault); err != nil {
				return err
			}
		}
		if last == "" {
			return nil
		}
		after = last
	}
}

// made finds the names of constraints and indexes in the files of the schema.
var made = regexp.MustCompile(`(?m)^CREATE (?:CONSTRAINT|FULLTEXT INDEX|INDEX) (\w+)`)

// schema looks for constraints and indexes that are missing or not ready. A constraint has an index of its name.
func (v *verification) schema(ctx context.Context) error {
	result, err := neo4j.ExecuteQuery(ctx, v.store.driver, cypherVerifySchema, nil, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithDatabase(v.store.config.Database), neo4j.ExecuteQueryWithTransactionConfig(v.timeout))
	if err != nil {
		return err
	}
	states := make(map[string]string)
	for _, record := range result.Records {
		states[text(record.Values[0])] = text(record.Values[1])
	}
	for version := 1; version <= SchemaVersion; version++ {
		file, err := schemaFiles.ReadFile(fmt.Sprintf("cypher/schema/%d.cypher", version))
		if err != nil {
			return err
		}
		for _, found := range made.FindAllSubmatch(file, -1) {
			name := string(found[1])
			what := "it is " + strings.ToLower(states[name]) + " and should be online"
			if states[name] == "" {
				what = "it is missing"
			}
			if states[name] == "ONLINE" {
				continue
			}
			if err := v.report(network.Fault{Where: "index " + name, What: what}); err != nil {
				return err
			}
		}
	}
	return nil
}

// verifyCitations looks at a page of citations.
func (w *writing) verifyCitations(after string) (faults []network.Fault, last string, err error) {
	records, err := w.run(cypherVerifyCitations, map[string]any{"after": after, "limit": int64(chunk)})
	if err != nil {
		return nil, "", err
	}
	for _, record := range records {
		values := record.Values
		last = text(values[0])
		fault := func(format string, args ...any) {
			faults = append(faults, network.Fault{Where: fmt.Sprintf("citation %s of %s", last, text(values[2])), What: fmt.Sprintf(format, args...)})
		}
		citation, err := keptCitation(values)
		if err != nil {
			fault("it does not say what its key was made of")
			continue
		}
		if _, changed := w.forgotten.Revise(*citation, w.known.Identities); changed {
			fault("it tells of someone who was erased")
		}
		if found := texts(values[7]); !slices.Equal(found, []string{string(citation.Source)}) {
			fault("it hangs on the sources %q and should on %s", found, citation.Source)
		}
		if found, home := texts(values[8]), w.known.Of(citation.Node.NodeID()); !slices.Equal(found, []string{string(home)}) {
			fault("it is about the nodes %q and should be about %s", found, home)
		}
		if found := orNil(text(values[9])); found != madeOf(citation.Node) {
			fault("it is found by the organisation %v and should be by %v", found, madeOf(citation.Node))
		}
	}
	return faults, last, nil
}

// verifyIdentities works out anew which organisations are one.
func (w *writing) verifyIdentities(string) ([]network.Fault, string, error) {
	look := func() (map[string]content, error) { return w.contents(cypherVerifyJoined, nil) }
	faults, err := w.differences(look, func() error {
		_, err := w.rebuildIdentities("")
		return err
	})
	return faults, "", err
}

// verifyPlaces works out anew which places lie within which.
func (w *writing) verifyPlaces(string) ([]network.Fault, string, error) {
	ids, err := w.idsIn(cypherVerifyPlaces, nil)
	if err != nil {
		return nil, "", err
	}
	faults, err := w.differences(w.contentsOf(ids), func() error {
		_, err := w.run(cypherWithin, nil)
		return err
	})
	return faults, "", err
}

// verifyNodes adds up a page of nodes anew.
func (w *writing) verifyNodes(after string) ([]network.Fault, string, error) {
	faults, last, err := w.verifyPage(after, w.rebuildNodes)
	if err != nil {
		return nil, "", err
	}
	for _, id := range w.ids(func(n *nodeState) bool { return n.after == "" }) {
		faults = append(faults, network.Fault{Where: id, What: "it is there, though nothing states it"})
	}
	records, err := w.run(cypherVerifyLabels, map[string]any{"ids": w.ids(func(*nodeState) bool { return true })})
	for _, record := range records {
		id := network.ID(text(record.Values[0]))
		for kind, label := range labels {
			if has := slices.Contains(texts(record.Values[1]), label); kind != network.KindFunder && has != (kind == id.Kind()) {
				faults = append(faults, network.Fault{Where: string(id), What: "it should have just one label of a kind, which is " + labels[id.Kind()]})
				break
			}
		}
	}
	return faults, last, err
}

// verifyParts works out anew who takes part in what, and counts, sums and sort keys.
func (w *writing) verifyParts(after string) ([]network.Fault, string, error) {
	return w.verifyPage(after, w.rebuildParts)
}

// verifyPage rebuilds a page of nodes.
func (w *writing) verifyPage(after string, rebuild func(string) (string, error)) (faults []network.Fault, last string, err error) {
	ids, err := w.page(after, chunk)
	if err != nil {
		return nil, "", err
	}
	faults, err = w.differences(w.contentsOf(ids), func() (err error) {
		last, err = rebuild(after)
		return err
	})
	return faults, last, err
}

// verifyPairs works out anew who is whose partner.
func (w *writing) verifyPairs(after string) (faults []network.Fault, last string, err error) {
	low, high := idRange(network.KindOrganisation)
	ids, err := w.page(max(after, low), chunk)
	if err != nil {
		return nil, "", err
	}
	ids = slices.DeleteFunc(ids, func(id network.ID) bool { return string(id) >= high })
	faults, err = w.differences(w.contentsOf(ids), func() (err error) {
		last, err = w.rebuildPairs(after)
		return err
	})
	return faults, last, err
}

// content is what a node has: labels, properties, and links to others.
type content map[string]any

func (w *writing) contentsOf(ids []network.ID) func() (map[string]content, error) {
	return func() (map[string]content, error) {
		return w.contents(cypherVerifyContents, map[string]any{"ids": strs(ids)})
	}
}

func (w *writing) contents(statement string, params map[string]any) (map[string]content, error) {
	records, err := w.run(statement, params)
	if err != nil {
		return nil, err
	}
	found := make(map[string]content, len(records))
	for _, record := range records {
		c := make(content)
		for _, label := range texts(record.Values[1]) {
			c["label "+label] = true
		}
		if properties, is := record.Values[2].(map[string]any); is {
			for name, value := range properties {
				c["property "+name] = value
			}
		}
		for _, link := range row(record.Values[3]) {
			columns := row(link)
			c["link "+text(columns[0])+" "+text(columns[1])] = columns[2]
		}
		found[text(record.Values[0])] = c
	}
	return found, nil
}

// differences tells what a step of rebuilding changes of what it should find right.
func (w *writing) differences(look func() (map[string]content, error), rebuild func() error) ([]network.Fault, error) {
	before, err := look()
	if err != nil {
		return nil, err
	}
	if err := rebuild(); err != nil {
		return nil, err
	}
	after, err := look()
	if err != nil {
		return nil, err
	}
	var faults []network.Fault
	ids := maps.Clone(before)
	maps.Copy(ids, after)
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		for _, what := range before[id].differ(after[id]) {
			faults = append(faults, network.Fault{Where: id, What: what})
		}
	}
	return faults, nil
}

// differ tells how a node differs from what it should be.
func (c content) differ(want content) []string {
	var differences []string
	names := maps.Clone(c)
	if names == nil {
		names = make(content)
	}
	maps.Copy(names, want)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		found, is := c[name]
		wanted, wants := want[name]
		switch {
		case !wants:
			differences = append(differences, "it should not have the "+name)
		case !is:
			differences = append(differences, "it lacks the "+name)
		case !reflect.DeepEqual(found, wanted):
			differences = append(differences, "the "+name+" is not what the citations give")
		}
	}
	return differences
}
