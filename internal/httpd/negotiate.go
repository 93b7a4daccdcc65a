package httpd

import (
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The media types that answers come in. They differ in their status codes: under
// the first a request that failed before execution is a 400, under the second,
// which older clients ask for, every well-formed request is a 200.
const (
	graphqlMedia = "application/graphql-response+json"
	legacyMedia  = "application/json"
)

// negotiate gives the media type to answer in, and false where the client accepts
// neither. The better q-value wins; between equals the one that the client named
// more precisely; between those named alike the one that the specification prefers.
// A client that names neither gets application/json, as the specification has it for
// clients older than itself.
func negotiate(header http.Header) (media string, ok bool) {
	accept := strings.Join(header.Values("Accept"), ",")
	if strings.TrimSpace(accept) == "" {
		return legacyMedia, true
	}
	ranges := parseAccept(accept)
	modern, legacy := preferenceFor(graphqlMedia, ranges), preferenceFor(legacyMedia, ranges)
	switch {
	case modern.quality <= 0 && legacy.quality <= 0:
		return legacyMedia, false
	case modern.quality != legacy.quality:
		if modern.quality > legacy.quality {
			return graphqlMedia, true
		}
	case modern.precision > legacy.precision, modern.precision == exact && legacy.precision == exact:
		return graphqlMedia, true
	}
	return legacyMedia, true
}

// mediaRange is one element of an Accept header.
type mediaRange struct {
	media   string
	quality float64
}

// How precisely a media range names a type.
const (
	anything = 1 + iota
	anySubtype
	exact
)

type preference struct {
	precision int
	quality   float64
}

// preferenceFor gives what the most precise of the ranges that match says (RFC 9110, 12.5.1).
func preferenceFor(media string, ranges []mediaRange) preference {
	var best preference
	family, _, _ := strings.Cut(media, "/")
	for _, r := range ranges {
		var precision int
		switch r.media {
		case media:
			precision = exact
		case family + "/*":
			precision = anySubtype
		case "*/*":
			precision = anything
		default:
			continue
		}
		if precision > best.precision || precision == best.precision && r.quality > best.quality {
			best = preference{precision, r.quality}
		}
	}
	return best
}

// parseAccept reads the ranges that it can make sense of; those that ask for a
// charset other than UTF-8 match nothing here.
func parseAccept(accept string) []mediaRange {
	var ranges []mediaRange
	for element := range strings.SplitSeq(accept, ",") {
		media, params, err := mime.ParseMediaType(element)
		if err != nil {
			continue
		}
		r := mediaRange{media: media, quality: 1}
		if q, ok := params["q"]; ok {
			if r.quality, err = strconv.ParseFloat(q, 64); err != nil || !(r.quality >= 0 && r.quality <= 1) {
				continue
			}
		}
		if charset, ok := params["charset"]; ok && !isUTF8(charset) {
			continue
		}
		ranges = append(ranges, r)
	}
	return ranges
}

func isUTF8(charset string) bool {
	return strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
}

// checkContent refuses a body that is not JSON in UTF-8. Asking for this content
// type keeps out the forms that a browser sends to other sites without asking them.
func checkContent(header http.Header) *gqlerror.Error {
	values := header.Values("Content-Type")
	if len(values) != 1 {
		return refuse(BadRequest, "the request must have one Content-Type header, with application/json")
	}
	media, params, err := mime.ParseMediaType(values[0])
	if err != nil || media != "application/json" {
		return refuse(BadRequest, "the Content-Type must be application/json")
	}
	if charset, ok := params["charset"]; ok && !isUTF8(charset) {
		return refuse(BadRequest, "the charset must be utf-8")
	}
	if encodings := header.Values("Content-Encoding"); len(encodings) > 1 {
		return refuse(BadRequest, "the body must be packed once only")
	} else if len(encodings) == 1 && !strings.EqualFold(encodings[0], "identity") && !compressed(header) {
		return refuse(BadRequest, "the Content-Encoding must be gzip, or none")
	}
	return nil
}

// compressed says whether a body is packed with gzip.
func compressed(header http.Header) bool {
	encoding := header.Get("Content-Encoding")
	return strings.EqualFold(encoding, "gzip") || strings.EqualFold(encoding, "x-gzip")
}
