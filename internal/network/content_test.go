package network_test

import (
	"reflect"
	"testing"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

func TestContentSurvivesItsEncoding(t *testing.T) {
	granted := decimal.MustParse("1200.50")
	yes := true
	for _, node := range []network.Node{
		&network.Project{ID: "project:2014-2020/S1", Code: "S1", Names: network.Names{Fi: "Kylä <&> \"verkko\"\x00"}, Keywords: []string{"a", "b"}},
		&network.Participation{ID: "participation:1", Number: 3, Granted: &granted, Ended: &yes},
		&network.Municipality{ID: "municipality:837", Location: &network.Coordinates{Latitude: 61.5, Longitude: 23.75}},
	} {
		encoded, err := network.EncodeNode(node)
		if err != nil {
			t.Fatal(err)
		}
		decoded, err := network.DecodeNode(node.NodeID().Kind(), encoded)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(node, decoded) {
			t.Errorf("%s came back as %#v, want %#v", encoded, decoded, node)
		}
	}
}

func TestContentThatIsNoTextIsRefused(t *testing.T) {
	_, err := network.EncodeNode(&network.Fund{ID: "fund:a", Code: "\xff"})
	if network.CodeOf(err) != network.InvalidArgument {
		t.Errorf("got %v, want %s", err, network.InvalidArgument)
	}
}

func TestKeyCoversAllButLines(t *testing.T) {
	base := func() network.Citation {
		return network.Citation{
			Source: "source:a/b", Line: 1, Evidence: "e", Method: network.MethodField, Confidence: 1,
			Fields: []network.FieldCitation{{Field: "code", Line: 2, Evidence: "f", Stated: "s"}},
		}
	}
	key := func(change func(*network.Citation)) string {
		citation := base()
		change(&citation)
		return citation.Key([]byte(`{"id":"fund:a"}`))
	}
	original := key(func(*network.Citation) {})
	if moved := key(func(c *network.Citation) { c.Line, c.Fields[0].Line = 7, 8 }); moved != original {
		t.Errorf("the key changes with the line")
	}
	for name, change := range map[string]func(*network.Citation){
		"evidence":   func(c *network.Citation) { c.Evidence = "ef" },
		"method":     func(c *network.Citation) { c.Method = network.MethodRule },
		"confidence": func(c *network.Citation) { c.Confidence = 0.5 },
		"review":     func(c *network.Citation) { c.Review = network.ReviewRejected },
		"field":      func(c *network.Citation) { c.Fields[0].Field = "name" },
		"problem":    func(c *network.Citation) { c.Fields[0].Problem = &network.Problem{Code: "X"} },
		"shift":      func(c *network.Citation) { c.Fields[0].Evidence, c.Fields[0].Stated = "", "fs" },
	} {
		if key(change) == original {
			t.Errorf("the key does not change with the %s", name)
		}
	}
}
