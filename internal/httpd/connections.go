package httpd

import (
	"errors"
	"net"
	"net/netip"
	"sync"
)

// maxStreams is how many requests of one HTTP/2 connection run at once. HTTP/2 is spoken over TLS alone.
const maxStreams = 100

// Connections bounds what is open to a server at once. Each must be positive.
type Connections struct {
	AtOnce      int // connections in all
	PerAddress  int // connections from one address that is no trusted proxy's
	HeaderBytes int // of a request
}

// DefaultConnections are more than browsers and programs open, and fewer than would fill memory.
func DefaultConnections() Connections {
	return Connections{AtOnce: 4_096, PerAddress: 256, HeaderBytes: 16 << 10}
}

func (c Connections) check() error {
	if min(c.AtOnce, c.PerAddress, c.HeaderBytes) <= 0 {
		return errors.New("every bound of connections must be positive")
	}
	return nil
}

// boundedListener closes connections beyond its bounds as soon as they are there: who holds many open without asking
// anything takes them from nobody else.
type boundedListener struct {
	net.Listener
	proxies []netip.Prefix
	open    *occupancy // by address
}

func bounded(listener net.Listener, bounds Connections, proxies []netip.Prefix) *boundedListener {
	return &boundedListener{Listener: listener, proxies: proxies, open: newOccupancy(bounds.AtOnce, bounds.PerAddress)}
}

// Accept gives the next connection within the bounds.
func (l *boundedListener) Accept() (net.Conn, error) {
	for {
		connection, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		if leave, full := l.open.enter(l.addressOf(connection)); full == roomy {
			return &countedConnection{Conn: connection, closed: sync.OnceFunc(leave)}, nil
		}
		_ = connection.Close() // it was of no use to anyone
	}
}

// addressOf gives what a connection is counted under, "" for one of a trusted proxy.
func (l *boundedListener) addressOf(connection net.Conn) string {
	peer, err := netip.ParseAddrPort(connection.RemoteAddr().String())
	if err != nil {
		return "unknown"
	}
	if address := peer.Addr().Unmap(); !trusted(address, l.proxies) {
		return counted(address)
	}
	return ""
}

// countedConnection says when it was closed.
type countedConnection struct {
	net.Conn
	closed func()
}

// Close implements [net.Conn].
func (c *countedConnection) Close() error {
	c.closed()
	return c.Conn.Close()
}
