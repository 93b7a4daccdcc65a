package neo4j

import (
	"cmp"
	"context"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"verkosto/internal/network"
)

// Config says which database to use and how. What is left zero has the default that is told beside it.
type Config struct {
	URI      string // neo4j://, neo4j+s://, neo4j+ssc://, bolt://, bolt+s:// or bolt+ssc:// with host and port
	User     string // "neo4j"
	Password string
	Database string // the user's home database

	MaxConnections int           // open at once to each server; 50
	AcquireTimeout time.Duration // for a free connection; 5 s
	ConnectTimeout time.Duration // for opening one; 3 s
	MaxLifetime    time.Duration // of a connection; 1 h
	IdleCheck      time.Duration // connections that rested longer are tried before they are used; 30 s
	RetryTime      time.Duration // how long failures that may pass are retried, within the deadline of the call; 10 s
	ReadTimeout    time.Duration // for a read whose context has no deadline; 30 s
	WriteTimeout   time.Duration // for a batch whose context has no deadline; 10 min
}

// Store keeps a network in a Neo4j database. It is safe for concurrent use, also by several
// processes on one database.
type Store struct {
	config    Config
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager
	fits      atomic.Bool // the database has the schema of this program
	joined    atomic.Pointer[joined]
	forgotten atomic.Pointer[forgotten]
	memory    memory
}

var _ network.Store = (*Store)(nil)

// Open gives a store on a database. It connects when the store is first used: a database that is
// down now may be up by then. An address or setting that can't be is an [network.InvalidArgument] error.
func Open(cfg Config) (*Store, error) {
	address, err := url.Parse(cfg.URI)
	if err != nil || address.Host == "" {
		return nil, network.Errorf(network.InvalidArgument, "%q is no address of a Neo4j database: write neo4j://host:7687", redacted(address))
	}
	if address.User != nil {
		return nil, network.Errorf(network.InvalidArgument, "the address %q has a user or a password in it: give them apart", redacted(address))
	}
	driver, err := neo4j.NewDriverWithContext(cfg.URI, neo4j.BasicAuth(cmp.Or(cfg.User, "neo4j"), cfg.Password, ""), cfg.apply)
	if err != nil {
		return nil, network.Wrap(network.InvalidArgument, err, "open the Neo4j database at "+redacted(address))
	}
	cfg.ReadTimeout = cmp.Or(cfg.ReadTimeout, 30*time.Second)
	cfg.WriteTimeout = cmp.Or(cfg.WriteTimeout, 10*time.Minute)
	store := &Store{
		config:    cfg,
		driver:    driver,
		bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}),
	}
	store.joined.Store(new(joined))
	store.forgotten.Store(new(forgotten))
	return store, nil
}

// apply sets up the driver.
func (c *Config) apply(driver *config.Config) {
	driver.MaxConnectionPoolSize = cmp.Or(c.MaxConnections, 50)
	driver.ConnectionAcquisitionTimeout = cmp.Or(c.AcquireTimeout, 5*time.Second)
	driver.SocketConnectTimeout = cmp.Or(c.ConnectTimeout, 3*time.Second)
	driver.MaxConnectionLifetime = cmp.Or(c.MaxLifetime, time.Hour)
	driver.ConnectionLivenessCheckTimeout = cmp.Or(c.IdleCheck, 30*time.Second)
	driver.MaxTransactionRetryTime = cmp.Or(c.RetryTime, 10*time.Second)
	driver.UserAgent = "verkosto"
	driver.TelemetryDisabled = true
	driver.FetchSize = neo4j.FetchAll // answers are bounded by what was asked
	driver.NotificationsMinSeverity = "OFF"
}

// redacted gives an address without what may be secret in it.
func redacted(address *url.URL) string {
	if address == nil {
		return "…"
	}
	return (&url.URL{Scheme: address.Scheme, Host: address.Host}).String()
}

// Close closes all connections.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return translate(ctx, s.driver.Close(ctx), "close the database")
}

// Ready says whether the store can answer now: an [network.Unavailable] error where the
// database can't be reached, a [network.Conflict] error where it has another schema than this program.
func (s *Store) Ready(ctx context.Context) error {
	s.fits.Store(false)
	return s.checkSchema(ctx)
}
