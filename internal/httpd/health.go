package httpd

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"verkosto/internal/network"
)

// Where probes ask.
const (
	healthPath = "/healthz"
	readyPath  = "/readyz"
)

// readyWithin bounds how long a readiness check may take.
const readyWithin = 2 * time.Second

// healthz answers that the process is there and serving.
func healthz(w http.ResponseWriter, _ *http.Request) {
	sendHealth(w, http.StatusOK, health{Status: "ok"})
}

// readyz answers whether requests can be served now. The reason given where they can't
// is the message of a [network.Error]; any other error is only logged.
func readyz(log *slog.Logger, ready func(context.Context) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyWithin)
		defer cancel()
		err := ready(ctx)
		if err == nil {
			sendHealth(w, http.StatusOK, health{Status: "ready"})
			return
		}
		log.WarnContext(r.Context(), "not ready", "error", err)
		reason := "the store cannot be reached"
		if coded, ok := errors.AsType[*network.Error](err); ok {
			reason = coded.Message
		}
		sendHealth(w, http.StatusServiceUnavailable, health{Status: "unavailable", Reason: reason})
	}
}

type health struct {
	Status string `json:"status"`
	Reason string `json:"reason,omitempty"`
}

func sendHealth(w http.ResponseWriter, status int, h health) {
	body, _ := json.Marshal(h) // two strings
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(body, '\n'))
}
