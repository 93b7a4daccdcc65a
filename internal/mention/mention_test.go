package mention

import (
	"testing"

	"verkosto/internal/network"
)

func TestHowAValueWasRead(t *testing.T) {
	for _, c := range []struct {
		reading    *Reading
		method     network.Method
		confidence float64
	}{
		{nil, network.MethodField, 1},
		{&Reading{Method: network.MethodRule, Confidence: 0.6, Rule: "coordinates"}, network.MethodRule, 0.6},
		{&Reading{Method: network.MethodRule}, network.MethodRule, 0},
	} {
		stated := Text{Value: "a", Text: "a", Reading: c.reading}
		if stated.Method() != c.method || stated.Confidence() != c.confidence {
			t.Errorf("%+v: %s, %g", c.reading, stated.Method(), stated.Confidence())
		}
	}
}
