package httpd

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Trusted are documents that were written with a client and are named by it instead of sent.
type Trusted struct {
	// ByID gives the text of each document by its id. An id of 64 hexadecimal digits, alone or behind "sha256:",
	// must be the SHA-256 of its text.
	ByID map[string]string
	// Only says that nothing else is carried out.
	Only bool
}

// library finds the documents that requests name.
type library struct {
	only    bool
	trusted map[string]string // by id
	known   map[string]bool   // texts of the trusted
	learnt  *cache[string]    // texts that clients sent with their hash, by that
}

// newLibrary makes a library, and fails at a document that the server would refuse.
func newLibrary(trusted Trusted, with *documents, bytes int) (*library, error) {
	l := &library{
		only:    trusted.Only,
		trusted: make(map[string]string, len(trusted.ByID)),
		known:   make(map[string]bool, len(trusted.ByID)),
		learnt:  newCache[string](bytes),
	}
	for id, text := range trusted.ByID {
		bare := strings.TrimPrefix(id, hashPrefix)
		if isHash(bare) && bare != hashed(text) {
			return nil, fmt.Errorf("take document %.80s: it is not the SHA-256 of its text, which is %s", id, hashed(text))
		}
		if _, errs := with.admit(text, true); len(errs) > 0 {
			return nil, fmt.Errorf("take document %.80s: %w", id, errs[0])
		}
		l.trusted[bare], l.known[text] = text, true
	}
	if trusted.Only && len(l.trusted) == 0 {
		return nil, fmt.Errorf("only trusted documents are to be carried out, and there are none")
	}
	return l, nil
}

const hashPrefix = "sha256:"

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

func isHash(id string) bool { return sha256Hex.MatchString(id) }

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// hashOf gives the hash of the query that extensions name, "" where they name none.
func hashOf(params *graphql.RawParams) string {
	persisted, _ := params.Extensions["persistedQuery"].(map[string]any)
	hash, _ := persisted["sha256Hash"].(string)
	return hash
}

// find puts the text of the document that a request names into its query. A text that was sent with its hash is kept
// for those who send the hash alone.
func (l *library) find(r *request) *gqlerror.Error {
	if r.documentID != "" {
		return l.findNamed(r)
	}
	hash := hashOf(&r.RawParams)
	switch {
	case hash == "":
		return nil
	case !isHash(hash):
		return refuse(BadRequest, "the sha256Hash must be 64 hexadecimal digits, in lower case")
	case r.Query == "":
		return l.recall(r, hash)
	case hashed(r.Query) != hash:
		return refuse(BadRequest, "the sha256Hash is not that of the query")
	}
	if !l.only {
		l.learnt.add(hash, r.Query, len(r.Query)+len(hash))
	}
	return nil
}

func (l *library) findNamed(r *request) *gqlerror.Error {
	if r.Query != "" {
		return refuse(BadRequest, "send a documentId or a query, not both")
	}
	text, ok := l.trusted[strings.TrimPrefix(r.documentID, hashPrefix)]
	if !ok {
		return refuse(UnknownDocument, "no document has this documentId; the server must be started with it")
	}
	r.Query = text
	return nil
}

// recall finds a text by its hash. Clients look for the message of the refusal, and then send both.
func (l *library) recall(r *request, hash string) *gqlerror.Error {
	text, ok := l.trusted[hash]
	if !ok && !l.only {
		text, ok = l.learnt.get(hash)
	}
	if !ok {
		return refuse(UnknownDocument, "PersistedQueryNotFound")
	}
	r.Query = text
	return nil
}

// allows says whether a query may be carried out.
func (l *library) allows(query string) *gqlerror.Error {
	if l.only && !l.known[query] {
		return refuse(Forbidden, "only documents that the server knows are carried out; name one by its documentId")
	}
	return nil
}
