package httpd

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// Exports says what exports are served from and what they may take. They have bounds of their
// own, since one may take minutes. A bound that is zero is that of [DefaultExports].
type Exports struct {
	Reader export.Reader // what it hides from who asks is in no export; without one there are no exports
	AtOnce int           // how many are written at once, and one of each client; others are told to come again
	Stall  time.Duration // how long a client may take nothing before it is cut
	Pace   int           // bytes a second that it must take on average, but for that time
}

// DefaultExports are bounds under which two clients of a slow line get theirs, and none keeps its place for long.
func DefaultExports() Exports {
	return Exports{AtOnce: 2, Stall: 30 * time.Second, Pace: 64 << 10}
}

// Where exports are.
const exportPath = "/export/"

// exportName is what the names of all exports begin with.
const exportName = "network"

// comeAgain is when to ask again for an export that found no room.
const comeAgain = 10 * time.Second

// exporter serves networks as files.
type exporter struct {
	Exports
	meter   *meter
	log     *slog.Logger
	written *occupancy // exports by client
}

func newExporter(exports Exports, meter *meter, log *slog.Logger) *exporter {
	bounds := DefaultExports()
	exports.AtOnce = cmp.Or(exports.AtOnce, bounds.AtOnce)
	exports.Stall = cmp.Or(exports.Stall, bounds.Stall)
	exports.Pace = cmp.Or(exports.Pace, bounds.Pace)
	return &exporter{Exports: exports, meter: meter, log: log, written: newOccupancy(exports.AtOnce, 1)}
}

// ServeHTTP answers GET and HEAD of /export/network.<extension>, and of /export/network in the
// format that the client prefers.
func (e *exporter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		e.refuse(w, r, http.StatusMethodNotAllowed, network.Errorf(BadRequest, "exports are read with GET"))
		return
	}
	format, status, err := chooseFormat(strings.TrimPrefix(r.URL.Path, exportPath), r.Header)
	if err != nil {
		e.refuse(w, r, status, err)
		return
	}
	request, err := requestOf(r.URL.RawQuery)
	if err != nil {
		e.refuse(w, r, http.StatusBadRequest, err)
		return
	}
	leave, ok := e.enter(w, r)
	if !ok {
		return
	}
	defer leave()
	if _, refusal := e.meter.spend(r.Context(), perExport); refusal != nil {
		refuseAccess(w, r, refusal)
		return
	}
	e.export(w, r, format, request)
}

// enter makes room for an export, and answers where there is none.
func (e *exporter) enter(w http.ResponseWriter, r *http.Request) (leave func(), ok bool) {
	leave, full := e.written.enter(clientOf(r.Context()).name)
	if full == roomy {
		return leave, true
	}
	w.Header().Set("Retry-After", strconv.Itoa(int(comeAgain.Seconds())))
	if full == fullForOne {
		e.refuse(w, r, http.StatusTooManyRequests,
			network.Errorf(RateLimited, "an export is being written for you: ask again when you have it"))
		return nil, false
	}
	e.refuse(w, r, http.StatusServiceUnavailable,
		network.Errorf(network.Unavailable, "%d exports are being written, which is the most at once: ask again in a moment", e.AtOnce))
	return nil, false
}

func requestOf(rawQuery string) (export.Request, error) {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return export.Request{}, network.Errorf(network.InvalidArgument, "the parameters can't be read: join them by & and escape them, as in ?period=2014-2020&role=PARTNER")
	}
	return export.RequestOf(values)
}

// export writes an export. What fails before the first byte is answered; after that the
// connection is cut, so that half a file is never taken for a whole one.
func (e *exporter) export(w http.ResponseWriter, r *http.Request, format export.Format, request export.Request) {
	ctx := r.Context()
	patient := &patientWriter{w: w, control: http.NewResponseController(w), stall: e.Stall, pace: e.Pace}
	if err := patient.begin(); err != nil {
		e.refuse(w, r, http.StatusInternalServerError, err)
		return
	}
	file, err := export.Open(ctx, e.Reader, format, request)
	if err != nil {
		e.refuse(w, r, statusOf(err), err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", format.Media)
	header.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="%s-%d.%s"`, exportName, file.Head.DataVersion, format.Extension))
	header.Set("Cache-Control", "no-store") // who may see what depends on who asks
	header.Set("Verkosto-Data-Version", strconv.FormatUint(file.Head.DataVersion, 10))
	if r.Method == http.MethodHead {
		return
	}
	if err := file.Write(ctx, patient); err != nil {
		if !patient.wrote {
			for _, name := range []string{"Content-Disposition", "Verkosto-Data-Version"} {
				header.Del(name)
			}
			e.refuse(w, r, statusOf(err), err)
			return
		}
		entryOf(ctx).failed(network.CodeOf(err))
		e.log.WarnContext(ctx, "an export was cut", "error", err, "nodes", file.Nodes, "edges", file.Edges)
		panic(http.ErrAbortHandler)
	}
}

// chooseFormat gives the format for a name such as network.gexf. For network alone it is the one
// that the client prefers of those that hold nodes and edges.
func chooseFormat(name string, header http.Header) (export.Format, int, error) {
	accept := strings.Join(header.Values("Accept"), ",")
	ranges := parseAccept(accept)
	extension, named := strings.CutPrefix(name, exportName+".")
	if !named && name != exportName {
		return export.Format{}, http.StatusNotFound, network.Errorf(network.NotFound,
			"there is no such export: ask for %s%s.gexf or another of %s", exportPath, exportName, extensions(false))
	}
	if named {
		format, err := export.FormatOf(extension)
		switch {
		case err != nil:
			return format, http.StatusNotFound, err
		case strings.TrimSpace(accept) != "" && preferenceFor(format.MediaType(), ranges).quality <= 0:
			return format, http.StatusNotAcceptable, network.Errorf(BadRequest,
				"%s comes as %s, which your Accept header leaves out", name, format.MediaType())
		}
		return format, 0, nil
	}
	var best export.Format
	var most preference
	for _, format := range export.Formats() {
		offered := preference{precision: anything, quality: 1}
		if strings.TrimSpace(accept) != "" {
			offered = preferenceFor(format.MediaType(), ranges)
		}
		if format.Whole && (offered.quality > most.quality || offered.quality == most.quality && offered.precision > most.precision) {
			best, most = format, offered
		}
	}
	if most.quality <= 0 {
		return best, http.StatusNotAcceptable, network.Errorf(BadRequest,
			"no export has a media type that your Accept header takes: ask for one by name, as %s.%s", exportName, extensions(true))
	}
	return best, 0, nil
}

// extensions lists the extensions of exports.
func extensions(whole bool) string {
	var all []string
	for _, format := range export.Formats() {
		if format.Whole || !whole {
			all = append(all, format.Extension)
		}
	}
	return strings.Join(all, ", ")
}

// statusOf gives the status for an error of the domain.
func statusOf(err error) int {
	switch network.CodeOf(err) {
	case network.InvalidArgument:
		return http.StatusBadRequest
	case network.NotFound:
		return http.StatusNotFound
	case network.Conflict:
		return http.StatusConflict
	case network.LimitExceeded:
		return http.StatusUnprocessableEntity
	case network.Timeout:
		return http.StatusGatewayTimeout
	case network.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// problem is an answer that says what went wrong (RFC 9457), with a code for programs.
type problem struct {
	Title  string       `json:"title"`
	Status int          `json:"status"`
	Detail string       `json:"detail"`
	Code   network.Code `json:"code"`
}

// refuse answers with a problem. Of a fault of its own it says no more than that.
func (e *exporter) refuse(w http.ResponseWriter, r *http.Request, status int, err error) {
	ctx := r.Context()
	p := problem{Title: http.StatusText(status), Status: status, Detail: internalMessage, Code: network.CodeOf(err)}
	if coded, is := errors.AsType[*network.Error](err); is && coded.Code != network.Internal {
		p.Detail = text.Clip(coded.Message, 4*longestMessage) // lists of what is known are long
	} else if ctx.Err() == nil {
		e.log.ErrorContext(ctx, "internal error", "error", err)
	}
	entryOf(ctx).failed(p.Code)
	body, _ := json.Marshal(p) // texts and a number
	w.Header().Set("Content-Type", "application/problem+json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n'))
}

func (e *entry) failed(code network.Code) {
	if e != nil {
		e.errors, e.code = 1, string(code)
	}
}

// patientWriter writes for as long as the client takes something now and then, and enough on average, however long that is
// in all. Only the time is counted for which the client is waited for, not that for working the export out.
type patientWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
	stall   time.Duration // for a single write, and by how much the client may lag behind the pace
	pace    int           // bytes a second
	wrote   bool
	due     int64         // bytes that were written, with those at hand
	waited  time.Duration // for the client
}

// begin puts off the deadlines of the connection. The one for reading has to go too: when it
// passed, the request would be taken for one whose client has left.
func (p *patientWriter) begin() error {
	err := errors.Join(p.control.SetReadDeadline(time.Time{}), p.control.SetWriteDeadline(time.Time{}))
	if errors.Is(err, http.ErrNotSupported) { // no connection, but a test
		return nil
	}
	return err
}

// Write implements [io.Writer].
func (p *patientWriter) Write(data []byte) (int, error) {
	p.wrote = true
	p.due += int64(len(data))
	begun := time.Now()
	ahead := time.Duration(float64(p.due)/float64(p.pace)*float64(time.Second)) - p.waited
	if err := p.control.SetWriteDeadline(begun.Add(p.stall + min(0, ahead))); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, err
	}
	defer func() { p.waited += time.Since(begun) }()
	return p.w.Write(data)
}

// guardDownloads refuses what pages of other origins load in passing, such as images: they
// couldn't read the answer, but it would be worked out for them. A link that is followed is let
// through, and so are pages of the origins that are named.
func guardDownloads(origins []string, next http.Handler) http.Handler {
	named := make(map[string]bool)
	for _, origin := range origins {
		named[origin] = true
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site, mode := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Sec-Fetch-Mode")
		elsewhere := site == "cross-site" || site == "same-site"
		if elsewhere && mode != "navigate" && !named[r.Header.Get("Origin")] {
			denyOrigin(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}
