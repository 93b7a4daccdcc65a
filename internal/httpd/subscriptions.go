package httpd

import (
	"context"
	"errors"
	"net/http"
	"time"

	"verkosto/internal/network"
)

// Subscriptions bounds the streams that a server keeps open: WebSockets, and answers as server-sent events. Every bound
// must be positive.
type Subscriptions struct {
	Streams      int           // open at once
	PerClient    int           // of them, of one client
	Operations   int           // that run at once on one WebSocket
	MessageBytes int64         // of a message from a client
	Messages     int           // from one client's WebSocket in ten seconds
	Init         time.Duration // until a WebSocket was opened with connection_init
	Ping         time.Duration // between two signs of life, and how long a client may take to answer one
	Idle         time.Duration // until a WebSocket without an operation, or events of which none came, are closed
	Stall        time.Duration // for a client to take a message
}

// DefaultSubscriptions leave room for many pages of one household, and a flood none.
func DefaultSubscriptions() Subscriptions {
	return Subscriptions{
		Streams:      1000,
		PerClient:    50,
		Operations:   20,
		MessageBytes: 256 << 10,
		Messages:     500,
		Init:         5 * time.Second,
		Ping:         20 * time.Second,
		Idle:         10 * time.Minute,
		Stall:        20 * time.Second,
	}
}

func (s Subscriptions) check() error {
	if min(s.Streams, s.PerClient, s.Operations, s.Messages) <= 0 || s.MessageBytes <= 0 || min(s.Init, s.Ping, s.Idle, s.Stall) <= 0 {
		return errors.New("every bound of subscriptions must be positive")
	}
	return nil
}

// streams are the streams that are open.
type streams struct {
	Subscriptions
	ending context.Context //nolint:containedctx // ends with the server, not with a call
	end    context.CancelFunc
	open   *occupancy
}

func newStreams(bounds Subscriptions) *streams {
	ending, end := context.WithCancel(context.Background())
	return &streams{Subscriptions: bounds, ending: ending, end: end, open: newOccupancy(bounds.Streams, bounds.PerClient)}
}

// enter makes room for a stream of the client that a context belongs to. Whoever entered must leave, once. A refusal is
// the answer where there is no room.
func (s *streams) enter(ctx context.Context) (leave func(), refusal *answer) {
	leave, full := s.open.enter(clientOf(ctx).name)
	switch {
	case full == fullForAll:
		return nil, comeBack(http.StatusServiceUnavailable, comeAgain, refuse(Overloaded, "too many streams are open now; ask again in a moment"))
	case full == fullForOne:
		return nil, comeBack(http.StatusTooManyRequests, comeAgain,
			exceeded("PerClient", "close a stream, or run several operations on one WebSocket", 0, s.PerClient))
	case s.ending.Err() != nil: // looked at last, so that whoever drains knows of all that came before
		leave()
		return nil, failed(http.StatusServiceUnavailable, refuse(network.Unavailable, "the server is shutting down"))
	}
	return leave, nil
}

// drain ends all streams, and waits until they are closed or the context ends. Nothing else waits for WebSockets:
// net/http no longer knows of a connection that was taken over.
func (s *streams) drain(ctx context.Context) error {
	s.end()
	return s.open.wait(ctx)
}
