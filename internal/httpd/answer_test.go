package httpd

import (
	"encoding/json"
	"net/http/httptest"
	"strconv"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/network"
)

func TestSend(t *testing.T) {
	wrong := gqlerror.List{{Message: "wrong"}}
	more := map[string]any{"a": 1}
	for _, tc := range []struct {
		answer answer
		want   string
	}{
		{answer{data: json.RawMessage(`{"a":1}`)}, `{"data":{"a":1}}`},
		{answer{data: json.RawMessage(`null`), errors: wrong}, `{"errors":[{"message":"wrong"}],"data":null}`},
		{answer{errors: wrong}, `{"errors":[{"message":"wrong"}]}`},
		{answer{errors: wrong, extensions: more}, `{"errors":[{"message":"wrong"}],"extensions":{"a":1}}`},
		{answer{data: json.RawMessage(`{}`), extensions: more}, `{"data":{},"extensions":{"a":1}}`},
		{answer{data: json.RawMessage(`{}`), errors: wrong, extensions: more}, `{"errors":[{"message":"wrong"}],"data":{},"extensions":{"a":1}}`},
	} {
		tc.answer.status, tc.answer.legacy = 400, 200
		for media, status := range map[string]int{graphqlMedia: 400, legacyMedia: 200} {
			recorder := httptest.NewRecorder()
			if err := tc.answer.send(recorder, media); err != nil {
				t.Fatal(err)
			}
			if got := recorder.Body.String(); got != tc.want+"\n" || recorder.Code != status {
				t.Errorf("%d %s, want %d %s", recorder.Code, got, status, tc.want)
			}
			if got := recorder.Header().Get("Content-Length"); got != strconv.Itoa(len(tc.want)+1) {
				t.Errorf("Content-Length %s", got)
			}
		}
	}
}

func TestExecuted(t *testing.T) {
	coded := func(code network.Code) gqlerror.List { return gqlerror.List{refuse(code, "wrong")} }
	for _, tc := range []struct {
		name     string
		response graphql.Response
		status   int
		code     network.Code
	}{
		{"data", graphql.Response{Data: json.RawMessage(`{}`)}, 200, ""},
		{"data and errors", graphql.Response{Data: json.RawMessage(`{}`), Errors: coded(network.Internal)}, 200, network.Internal},
		{"null", graphql.Response{Data: json.RawMessage(`null`), Errors: coded(network.NotFound)}, 200, network.NotFound},
		{"the caller's mistake", graphql.Response{Errors: coded(network.InvalidArgument)}, 400, network.InvalidArgument},
		{"a fault", graphql.Response{Errors: coded(network.Internal)}, 500, network.Internal},
		{"no store", graphql.Response{Errors: coded(network.Unavailable)}, 503, network.Unavailable},
		{"no time", graphql.Response{Errors: coded(network.Timeout)}, 503, network.Timeout},
		{"nothing", graphql.Response{}, 500, network.Internal},
	} {
		a := executed(&tc.response, 20)
		var code network.Code
		if len(a.errors) > 0 {
			code = codeOf(a.errors[0])
		}
		if a.status != tc.status || a.legacy != 200 || code != tc.code {
			t.Errorf("%s: %d %d %q", tc.name, a.status, a.legacy, code)
		}
	}
}
