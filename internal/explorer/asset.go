package explorer

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The types that the build holds. They are written down here because
// mime.TypeByExtension answers from files of the machine it runs on.
var contentTypes = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".md":   "text/markdown; charset=utf-8",
	".svg":  "image/svg+xml",
	".ttf":  "font/ttf",
}

// asset is one file of the build, ready to be sent.
type asset struct {
	contentType string
	etag        string // of the plain content, without quotes
	plain       []byte
	gzipped     func() []byte // compressed on first use, then kept
}

func newAsset(extension string, content []byte) *asset {
	sum := sha256.Sum256(content)
	return &asset{
		contentType: contentTypes[extension],
		etag:        hex.EncodeToString(sum[:16]),
		plain:       content,
		gzipped:     sync.OnceValue(func() []byte { return compress(content) }),
	}
}

// serve answers with the asset, or with 304 where the client has it already.
func (a *asset) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", a.contentType)
	header.Add("Vary", "Accept-Encoding")
	content, etag := a.plain, `"`+a.etag+`"`
	if acceptsGzip(r) {
		content, etag = a.gzipped(), `"`+a.etag+`-gzip"`
		header.Set("Content-Encoding", "gzip")
	}
	header.Set("Etag", etag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// acceptsGzip tells whether the client names gzip without refusing it by q=0.
func acceptsGzip(r *http.Request) bool {
	for offer := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, parameter, _ := strings.Cut(offer, ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		quality, stated := strings.CutPrefix(strings.TrimSpace(parameter), "q=")
		weight, err := strconv.ParseFloat(quality, 64)
		return !stated || err == nil && weight > 0
	}
	return false
}

func compress(content []byte) []byte {
	var out bytes.Buffer
	writer := gzip.NewWriter(&out)
	// Writing to a bytes.Buffer does not fail.
	_, _ = writer.Write(content)
	_ = writer.Close()
	return out.Bytes()
}
