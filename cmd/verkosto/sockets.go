package main

import (
	"time"

	"verkosto/internal/httpd"
)

// socketFlags are the bounds of what stays open: WebSockets, and answers as server-sent events.
type socketFlags struct {
	Streams    int           `default:"1000" placeholder:"N" help:"Open at once (${default})."`
	Client     int           `default:"50" placeholder:"N" help:"Of a client at once (${default})."`
	Operations int           `default:"20" placeholder:"N" help:"Operations that run at once on one WebSocket (${default})."`
	Message    int64         `default:"262144" placeholder:"BYTES" help:"A message from a client (${default})."`
	Messages   int           `default:"500" placeholder:"N" help:"Messages of a WebSocket in ten seconds (${default})."`
	Init       time.Duration `default:"5s" placeholder:"DURATION" help:"Until a WebSocket must be opened with connection_init (${default})."`
	Ping       time.Duration `default:"20s" placeholder:"DURATION" help:"Between two signs of life, and time to answer one (${default})."`
	Idle       time.Duration `default:"10m" placeholder:"DURATION" help:"Until a WebSocket without an operation, or events of which none came, are closed (${default})."`
	Stall      time.Duration `default:"20s" placeholder:"DURATION" help:"For a client to take a message (${default})."`
	Poll       time.Duration `default:"2s" placeholder:"DURATION" help:"Between two looks for what other programs wrote to the same database, while someone waits for it (${default})."`
}

// Validate refuses bounds that would be none.
func (f *socketFlags) Validate() error {
	if !positive(*f) {
		return misusef("every bound of sockets must be positive")
	}
	return nil
}

func (f *socketFlags) bounds() httpd.Subscriptions {
	return httpd.Subscriptions{
		Streams: f.Streams, PerClient: f.Client, Operations: f.Operations, MessageBytes: f.Message, Messages: f.Messages,
		Init: f.Init, Ping: f.Ping, Idle: f.Idle, Stall: f.Stall,
	}
}
