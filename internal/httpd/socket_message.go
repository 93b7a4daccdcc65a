package httpd

import (
	"errors"

	"github.com/coder/websocket"
	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// The types of messages of the protocol graphql-transport-ws
// (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md).
const (
	messageInit      = "connection_init"
	messageAck       = "connection_ack"
	messagePing      = "ping"
	messagePong      = "pong"
	messageSubscribe = "subscribe"
	messageNext      = "next"
	messageError     = "error"
	messageComplete  = "complete"
)

// The codes that the protocol closes with.
const (
	closeInvalidMessage  websocket.StatusCode = 4400
	closeUnauthorised    websocket.StatusCode = 4401
	closeForbidden       websocket.StatusCode = 4403
	closeNoProtocol      websocket.StatusCode = 4406
	closeInitTimeout     websocket.StatusCode = 4408
	closeDuplicateID     websocket.StatusCode = 4409
	closeTooManyRequests websocket.StatusCode = 4429
)

// closing says with which code and words a WebSocket is closed. The words must fit into a frame of 125 bytes.
type closing struct {
	code   websocket.StatusCode
	reason string
}

// message is what comes over a WebSocket.
type message struct {
	Type    string         `json:"type"`
	ID      string         `json:"id"`
	Payload jsontext.Value `json:"payload"`
}

// longestID bounds the id of an operation, in bytes.
const longestID = 128

// parseMessage reads a message. It is strict: a member that is there twice, text that isn't UTF-8, or anything behind the
// object is refused.
func parseMessage(data []byte) (message, error) {
	var m message
	if err := json.Unmarshal(data, &m); err != nil {
		return m, err
	}
	switch m.Type {
	case messageInit, messagePing, messagePong:
		if len(m.Payload) > 0 && m.Payload.Kind() != '{' && m.Payload.Kind() != 'n' {
			return m, errors.New("the payload is no object")
		}
	case messageSubscribe, messageComplete:
		if m.ID == "" || len(m.ID) > longestID {
			return m, errors.New("the id is missing or too long")
		}
	default:
		return m, errors.New("there is no such type")
	}
	return m, nil
}

// frameMessage writes a message of parts of JSON that are known to be right.
func frameMessage(kind, id string, payload ...[]byte) []byte {
	size := 64 + len(id)
	for _, part := range payload {
		size += len(part)
	}
	framed := make([]byte, 0, size)
	framed = append(framed, `{"type":"`...)
	framed = append(framed, kind...)
	framed = append(framed, '"')
	if id != "" {
		framed = append(framed, `,"id":`...)
		framed, _ = jsontext.AppendQuote(framed, id) // it was read from JSON, so it is sound
	}
	if len(payload) > 0 {
		framed = append(framed, `,"payload":`...)
		for _, part := range payload {
			framed = append(framed, part...)
		}
	}
	return append(framed, '}')
}
