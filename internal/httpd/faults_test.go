package httpd

import (
	"context"
	"errors"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/network"
)

// faulty is a schema whose own code panics.
type faulty struct{ *stub }

func (faulty) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	panic("a secret of the house")
}

func TestFaultOfTheSchema(t *testing.T) {
	server := newServer(t, func(c *Config) { c.Schema = faulty{newStub(t)} })
	for media, status := range map[string]int{graphqlMedia: 500, legacyMedia: 200} {
		recorder := post(server, asBody(`{total}`), "Accept", media)
		if r := read(t, recorder); recorder.Code != status || r.code() != "INTERNAL" || r.Data != nil {
			t.Errorf("answered %d %s", recorder.Code, recorder.Body)
		}
		if strings.Contains(recorder.Body.String(), "secret") {
			t.Errorf("tells a secret: %s", recorder.Body)
		}
	}
}

// unencodable is a schema that answers with what JSON can't hold.
type unencodable struct{ *stub }

func (unencodable) Exec(context.Context) graphql.ResponseHandler {
	return graphql.OneShot(&graphql.Response{
		Data:   []byte(`{}`),
		Errors: gqlerror.List{{Message: "wrong", Extensions: map[string]any{"number": math.NaN()}}},
	})
}

func TestAnswerThatCannotBeEncoded(t *testing.T) {
	server := newServer(t, func(c *Config) { c.Schema = unencodable{newStub(t)} })
	recorder := post(server, asBody(`{total}`))
	if r := read(t, recorder); recorder.Code != http.StatusInternalServerError || r.code() != "INTERNAL" {
		t.Errorf("answered %d %s", recorder.Code, recorder.Body)
	}
}

// TestPresenterAndRecover checks that those of the configuration have the last word.
func TestPresenterAndRecover(t *testing.T) {
	server := newServer(t, func(c *Config) {
		c.ErrorPresenter = func(_ context.Context, err error) *gqlerror.Error {
			return withCode(&gqlerror.Error{Message: "presented"}, network.CodeOf(err))
		}
		c.Recover = func(context.Context, any) error {
			return network.Errorf(network.Unavailable, "recovered")
		}
	})
	for query, code := range map[string]string{`{missing{id}}`: "NOT_FOUND", `{panicking}`: "UNAVAILABLE", `{broken}`: "INTERNAL"} {
		if r := read(t, post(server, asBody(query))); r.code() != code || r.Errors[0].Message != "presented" {
			t.Errorf("%s: %+v", query, r.Errors)
		}
	}
}

// TestClientGone checks that no answer is made up for a client that went away.
func TestClientGone(t *testing.T) {
	server := newServer(t, nil)
	ctx, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("the client has gone"))
	request := newRequest(http.MethodPost, "/graphql", asBody(`{total}`)).WithContext(ctx)
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	server.Handler().ServeHTTP(recorder, request)
	if recorder.Body.Len() > 0 {
		t.Errorf("answered %s", recorder.Body)
	}
}
