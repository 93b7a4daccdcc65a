package differential_test

import (
	"bufio"
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
)

// wire stands between the driver and a database, and counts the statements that go over it. It reads the Bolt
// protocol, so what it counts is what the database is asked, however the store came to ask it.
type wire struct {
	Address    string
	statements atomic.Int64
	database   string
	ended      sync.WaitGroup
}

// listen gives a wire to a database at an address such as bolt://host:port.
func listen(t *testing.T, address string) *wire {
	t.Helper()
	target, err := url.Parse(address)
	if err != nil {
		t.Fatalf("read the address of the database: %v", err)
	}
	if target.Scheme != "bolt" {
		t.Skipf("statements can't be counted on the way to %s: the address must begin with bolt://", target.Scheme)
	}
	var config net.ListenConfig
	listener, err := config.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("listen: %v", err)
	}
	w := &wire{Address: "bolt://" + listener.Addr().String(), database: target.Host}
	w.ended.Go(func() { w.accept(listener) })
	t.Cleanup(func() {
		_ = listener.Close()
		w.ended.Wait()
	})
	return w
}

func (w *wire) accept(listener net.Listener) {
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		w.ended.Go(func() { w.join(client) })
	}
}

// join carries bytes both ways until one side ends.
func (w *wire) join(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := new(net.Dialer).DialContext(context.Background(), "tcp", w.database)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	answers := make(chan struct{})
	go func() {
		defer close(answers)
		_, _ = io.Copy(client, server)
		_ = client.Close()
	}()
	w.carry(client, server)
	_ = server.Close()
	<-answers
}

// handshake is how many bytes a client sends first: a mark, and four versions of the protocol.
const handshake = 4 + 4*4

// carry carries what the client sends, and counts the messages that run a statement. Messages come in
// chunks with their length in front; an empty chunk ends a message. The first version that is
// proposed, which asks to choose from a list, is taken out, so that messages follow the handshake at once.
func (w *wire) carry(client io.Reader, server io.Writer) {
	from := bufio.NewReader(client)
	hello := make([]byte, handshake)
	if _, err := io.ReadFull(from, hello); err != nil {
		return
	}
	const manifest = 0x1FF
	if binary.BigEndian.Uint32(hello[4:]) == manifest {
		copy(hello[4:], append(hello[8:handshake:handshake], 0, 0, 0, 0))
	}
	if _, err := server.Write(hello); err != nil {
		return
	}
	beginning := true
	for {
		length := make([]byte, 2)
		if _, err := io.ReadFull(from, length); err != nil {
			return
		}
		chunk := make([]byte, binary.BigEndian.Uint16(length))
		if _, err := io.ReadFull(from, chunk); err != nil {
			return
		}
		if beginning && isRun(chunk) {
			w.statements.Add(1)
		}
		beginning = len(chunk) == 0
		if _, err := server.Write(append(length, chunk...)); err != nil {
			return
		}
	}
}

// isRun says whether a message begins as RUN does: a structure of three fields with its tag.
func isRun(message []byte) bool { return len(message) > 1 && message[0] == 0xB3 && message[1] == 0x10 }
