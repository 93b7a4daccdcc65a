package httpd

import (
	"container/list"
	"sync"
)

// cache keeps what was asked for last, up to a total size. It may be used by several goroutines.
type cache[V any] struct {
	mu      sync.Mutex
	room    int // bytes that may still be kept
	entries map[string]*list.Element
	recent  list.List // of *cached[V], the one asked for last in front
}

type cached[V any] struct {
	key   string
	value V
	bytes int
}

func newCache[V any](bytes int) *cache[V] {
	return &cache[V]{room: bytes, entries: make(map[string]*list.Element)}
}

func (c *cache[V]) get(key string) (value V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.entries[key]
	if !ok {
		return value, false
	}
	c.recent.MoveToFront(element)
	return element.Value.(*cached[V]).value, true
}

// add keeps a value that takes so many bytes, unless there is one under the key.
func (c *cache[V]) add(key string, value V, bytes int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.entries[key]; ok {
		return
	}
	c.entries[key] = c.recent.PushFront(&cached[V]{key, value, bytes})
	c.room -= bytes
	for c.room < 0 {
		oldest := c.recent.Remove(c.recent.Back()).(*cached[V])
		delete(c.entries, oldest.key)
		c.room += oldest.bytes
	}
}
