package httpd

import (
	"bufio"
	"bytes"
	"crypto/tls"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// startTLS serves over TLS until the test ends, and gives a client that trusts it and speaks HTTP/2.
func startTLS(t *testing.T) (*running, *http.Client) {
	t.Helper()
	model := httptest.NewUnstartedServer(nil)
	model.EnableHTTP2 = true
	model.StartTLS()
	t.Cleanup(model.Close)
	r := start(t, newServer(t, func(c *Config) {
		c.TLS = &model.TLS.Certificates[0]
		c.Connections = Connections{AtOnce: 100, PerAddress: 100, HeaderBytes: 8 << 10}
	}))
	return r, model.Client()
}

// attacker is an HTTP/2 connection that is used frame by frame.
type attacker struct {
	*http2.Framer

	connection net.Conn
	buffered   *bufio.Writer
	block      bytes.Buffer
	packed     *hpack.Encoder
	next       uint32 // the stream that the next request is on
}

func (r *running) attack(t *testing.T) *attacker {
	t.Helper()
	plain, err := r.dial(t)
	if err != nil {
		t.Fatal(err)
	}
	if err := plain.(*net.TCPConn).SetReadBuffer(4 << 10); err != nil {
		t.Fatal(err)
	}
	connection := tls.Client(plain, &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}})
	a := &attacker{connection: connection, buffered: bufio.NewWriter(connection), next: 1}
	a.Framer = http2.NewFramer(a.buffered, connection)
	a.packed = hpack.NewEncoder(&a.block)
	if _, err := a.buffered.WriteString(http2.ClientPreface); err != nil {
		t.Fatal(err)
	}
	if err := a.WriteSettings(); err != nil {
		t.Fatal(err)
	}
	return a
}

// open begins a request on the next stream: its body never comes.
func (a *attacker) open(more ...hpack.HeaderField) error {
	a.block.Reset()
	for _, field := range append([]hpack.HeaderField{
		{Name: ":method", Value: "POST"},
		{Name: ":scheme", Value: "https"},
		{Name: ":authority", Value: "localhost"},
		{Name: ":path", Value: "/graphql"},
		{Name: "content-type", Value: "application/json"},
	}, more...) {
		if err := a.packed.WriteField(field); err != nil {
			return err
		}
	}
	defer func() { a.next += 2 }()
	return a.WriteHeaders(http2.HeadersFrameParam{StreamID: a.next, BlockFragment: a.block.Bytes(), EndHeaders: true})
}

// settled reads until the server has seen all that was sent or has ended the connection, and counts the frames of each type.
func (a *attacker) settled(counts map[http2.FrameType]int) (ended bool) {
	if a.WritePing(false, [8]byte{1}) != nil || a.buffered.Flush() != nil {
		return true
	}
	for {
		frame, err := a.ReadFrame()
		if err != nil {
			return true
		}
		counts[frame.Header().Type]++
		if ping, is := frame.(*http2.PingFrame); is && ping.IsAck() {
			return false
		}
	}
}

// until repeats a step until it fails, at most so often, and says whether it failed.
func (a *attacker) until(most int, step func() error) (failed bool) {
	for range most {
		if step() != nil {
			return true
		}
	}
	return a.buffered.Flush() != nil
}

// heapInUse gives how many bytes are in use when what is not has been collected.
func heapInUse() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// TestHTTP2Floods carries out what HTTP/2 has of its own to attack with. Each ends with the connection or stays within
// bounds, and others are answered meanwhile.
func TestHTTP2Floods(t *testing.T) {
	r, client := startTLS(t)
	for _, test := range []struct {
		name   string
		attack func(t *testing.T, a *attacker)
	}{
		{"many streams", func(t *testing.T, a *attacker) {
			counts := make(map[http2.FrameType]int)
			a.until(4*maxStreams, func() error { return a.open() })
			if !a.settled(counts) && counts[http2.FrameRSTStream] < 3*maxStreams {
				t.Errorf("of %d streams only %d were refused", 4*maxStreams, counts[http2.FrameRSTStream])
			}
		}},
		{"rapid reset", func(t *testing.T, a *attacker) {
			before := runtime.NumGoroutine()
			a.until(20_000, func() error {
				if err := a.open(); err != nil {
					return err
				}
				return a.WriteRSTStream(a.next-2, http2.ErrCodeCancel)
			})
			if now := runtime.NumGoroutine(); now > before+4*maxStreams {
				t.Errorf("%d goroutines became %d", before, now)
			}
		}},
		{"headers without an end", func(t *testing.T, a *attacker) {
			if err := a.WriteHeaders(http2.HeadersFrameParam{StreamID: 1, BlockFragment: []byte{0x82}}); err != nil {
				t.Fatal(err)
			}
			junk := bytes.Repeat([]byte("\x00\x01a\x01b"), 3000) // one header after the other
			if !a.until(5_000, func() error { return a.WriteContinuation(1, false, junk) }) {
				t.Error("75 MB of headers were taken")
			}
		}},
		{"headers that are too large", func(t *testing.T, a *attacker) {
			if err := a.open(hpack.HeaderField{Name: "x-long", Value: strings.Repeat("~", 12<<10)}); err != nil {
				t.Fatal(err)
			}
			counts := make(map[http2.FrameType]int)
			if !a.settled(counts) && counts[http2.FrameHeaders]+counts[http2.FrameRSTStream] == 0 {
				t.Error("they were neither answered nor refused")
			}
		}},
		{"settings that nobody reads the answers to", func(t *testing.T, a *attacker) {
			before := heapInUse()
			a.until(100_000, func() error { return a.WriteSettings() }) // they are acknowledged together, so that none waits
			if now := heapInUse(); now > before+(8<<20) {
				t.Errorf("%d bytes in use became %d", before, now)
			}
		}},
		{"pings that nobody reads the answers to", func(t *testing.T, a *attacker) {
			if !a.until(3_000_000, func() error { return a.WritePing(false, [8]byte{}) }) {
				t.Error("the connection goes on")
			}
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			a := r.attack(t)
			test.attack(t, a)
			began := time.Now()
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://"+r.addr+"/healthz", http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			response, err := client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			_ = response.Body.Close()
			if took := time.Since(began); response.ProtoMajor != 2 || response.StatusCode != http.StatusOK || took > within {
				t.Errorf("another client is answered %s %s after %s", response.Proto, response.Status, took)
			}
		})
	}
}

// TestHTTP2IsSpokenOverTLSAlone says that none of this can be begun on a connection in the clear.
func TestHTTP2IsSpokenOverTLSAlone(t *testing.T) {
	r := start(t, newServer(t, nil))
	if statuses := r.answers(t, http2.ClientPreface); len(statuses) != 1 || statuses[0] < 400 {
		t.Errorf("the preface of HTTP/2 is answered %v", statuses)
	}
}
