package observe

import (
	"context"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"verkosto/internal/network"
)

// Figures are read each time someone asks for the metrics. Those that are nil aren't told.
type Figures struct {
	// Meta tells about the store as a whole. It is called at most every 10 seconds.
	Meta func(context.Context) (network.Meta, error)

	MemoHits, MemoMisses func() float64 // analyses that were there already, and those that were worked out
	MemoBytes            func() float64 // of analyses kept
	Subscriptions        func() float64 // open ones
	Connections          func() float64 // most that may be open to each database server
}

// Watch tells figures that are read when they are asked for. It is called once.
func (m *Metrics) Watch(figures Figures) {
	gauge := func(name, help string, read func() float64) {
		if read != nil {
			m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help}, read))
		}
	}
	counter := func(name, help string, read func() float64) {
		if read != nil {
			m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, read))
		}
	}
	counter("memo_hits_total", "Analyses that had been worked out already.", figures.MemoHits)
	counter("memo_misses_total", "Analyses that had to be worked out.", figures.MemoMisses)
	gauge("memo_bytes", "Bytes of analyses kept.", figures.MemoBytes)
	gauge("subscriptions", "Open subscriptions.", figures.Subscriptions)
	gauge("connections_max", "Connections that may be open at once to each database server.", figures.Connections)
	if figures.Meta != nil {
		m.registry.MustRegister(&storeFigures{read: figures.Meta})
	}
}

var (
	storeUp     = prometheus.NewDesc(namespace+"_store_up", "1 while the store can be read, 0 otherwise.", nil, nil)
	dataVersion = prometheus.NewDesc(namespace+"_data_version", "Version of the data.", nil, nil)
	nodes       = prometheus.NewDesc(namespace+"_nodes", "Nodes of the network, by kind.", []string{"kind"}, nil)
)

// How the store is asked about itself.
const (
	metaAnew   = 10 * time.Second // an older answer is asked for again
	metaWithin = 2 * time.Second
)

// storeFigures collects what a store tells about itself, not more often than need be.
type storeFigures struct {
	read func(context.Context) (network.Meta, error)

	mutex sync.Mutex
	at    time.Time
	meta  network.Meta
	err   error
}

// Describe implements [prometheus.Collector].
func (s *storeFigures) Describe(descriptions chan<- *prometheus.Desc) {
	for _, description := range []*prometheus.Desc{storeUp, dataVersion, nodes} {
		descriptions <- description
	}
}

// Collect implements [prometheus.Collector].
func (s *storeFigures) Collect(metrics chan<- prometheus.Metric) {
	meta, err := s.now()
	if err != nil {
		metrics <- prometheus.MustNewConstMetric(storeUp, prometheus.GaugeValue, 0)
		return
	}
	metrics <- prometheus.MustNewConstMetric(storeUp, prometheus.GaugeValue, 1)
	metrics <- prometheus.MustNewConstMetric(dataVersion, prometheus.GaugeValue, float64(meta.Version))
	for kind, count := range meta.Counts {
		metrics <- prometheus.MustNewConstMetric(nodes, prometheus.GaugeValue, float64(count), string(kind))
	}
}

func (s *storeFigures) now() (network.Meta, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.at.IsZero() || time.Since(s.at) > metaAnew {
		ctx, cancel := context.WithTimeout(context.Background(), metaWithin)
		defer cancel()
		s.meta, s.err = s.read(ctx)
		s.at = time.Now()
	}
	return s.meta, s.err
}
