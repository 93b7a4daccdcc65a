package observe

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// mostLevels bounds the levels of an operation that have a span of their own.
const mostLevels = 200

// levels are the spans of an operation, one for each field of its text that a resolver answers, whatever number of
// nodes it is asked of: what is asked of one node is asked of all that the same step of the query reached.
type levels struct {
	tracer trace.Tracer
	root   context.Context //nolint:containedctx // of the operation, under which the spans of its root fields are

	mutex  sync.Mutex
	byPath map[string]*level
}

// level is the span of one step of a query. It lasts from the first node that is asked to the last.
type level struct {
	span  trace.Span
	asked int
	last  time.Time
}

func newLevels(tracer trace.Tracer, root context.Context) *levels { //nolint:revive // it is what the levels hang on, not what this call waits for
	return &levels{tracer: tracer, root: root, byPath: make(map[string]*level)}
}

// begin gives the level of a field, and the context to answer the field in.
func (l *levels) begin(ctx context.Context, field *graphql.FieldContext) (context.Context, *level) {
	path := pathOf(field)
	l.mutex.Lock()
	defer l.mutex.Unlock()
	at := l.byPath[path]
	if at == nil {
		if len(l.byPath) >= mostLevels {
			return trace.ContextWithSpan(ctx, l.above(path)), nil
		}
		parent := trace.ContextWithSpan(l.root, l.above(path))
		_, span := l.tracer.Start(parent, field.Object+"."+field.Field.Name)
		span.SetAttributes(attribute.String("graphql.field.path", path))
		at = &level{span: span}
		l.byPath[path] = at
	}
	at.asked++
	return trace.ContextWithSpan(ctx, at.span), at
}

// above gives the span of the nearest level above a path, that of the operation where there is none.
func (l *levels) above(path string) trace.Span {
	for {
		cut := strings.LastIndexByte(path, '.')
		if cut < 0 {
			return trace.SpanFromContext(l.root)
		}
		path = path[:cut]
		if at := l.byPath[path]; at != nil {
			return at.span
		}
	}
}

// over notes that a field has been answered.
func (l *levels) over(at *level, err error) {
	if at == nil {
		return
	}
	l.mutex.Lock()
	defer l.mutex.Unlock()
	at.last = time.Now()
	if err != nil {
		failedWith(at.span, "")
	}
}

// end ends the spans of all levels, each when the last of its fields was answered.
func (l *levels) end() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, at := range l.byPath {
		at.span.SetAttributes(attribute.Int("verkosto.nodes", at.asked))
		if at.last.IsZero() {
			at.span.End()
		} else {
			at.span.End(trace.WithTimestamp(at.last))
		}
	}
}

// pathOf gives the path of a field by the names of the answer, without the numbers of items.
func pathOf(field *graphql.FieldContext) string {
	var names []string
	for _, step := range field.Path() {
		if name, is := step.(ast.PathName); is {
			names = append(names, string(name))
		}
	}
	return strings.Join(names, ".")
}

// levelTracing gives each level of a traced operation its span.
type levelTracing struct{}

var _ interface {
	graphql.HandlerExtension
	graphql.FieldInterceptor
} = levelTracing{}

// ExtensionName implements [graphql.HandlerExtension].
func (levelTracing) ExtensionName() string { return "levelTracing" }

// Validate implements [graphql.HandlerExtension].
func (levelTracing) Validate(graphql.ExecutableSchema) error { return nil }

// InterceptField implements [graphql.FieldInterceptor].
func (levelTracing) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	field := graphql.GetFieldContext(ctx)
	if !field.IsResolver {
		return next(ctx)
	}
	levels := runningIn(ctx).levels
	if levels == nil {
		return next(ctx)
	}
	ctx, at := levels.begin(ctx, field)
	answer, err := next(ctx)
	levels.over(at, err)
	return answer, err
}
