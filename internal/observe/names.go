package observe

import "sync"

// What stands for names that aren't told apart.
const (
	Anonymous = "anonymous" // operations without a name
	Other     = "other"     // names for which there was no room
)

// longestName bounds the names that are told apart, in bytes.
const longestName = 64

// Names makes labels of names that clients choose, no more than so many: each label is a time series for as long as
// the process lives. Names that are known from the start always have theirs.
type Names struct {
	mutex sync.RWMutex
	taken map[string]struct{}
	room  int
}

// NewNames knows some names and has room for as many others as are told.
func NewNames(room int, known ...string) *Names {
	n := &Names{taken: make(map[string]struct{}, room+len(known)), room: room}
	for _, name := range known {
		n.taken[name] = struct{}{}
	}
	return n
}

// Label gives the label of a name: the name itself where it has one or gets one, and [Other] elsewhere. Only a name that
// has proved itself may get one, so that what is refused takes no room.
func (n *Names) Label(name string, proved bool) string {
	if name == "" {
		return Anonymous
	}
	n.mutex.RLock()
	_, taken := n.taken[name]
	full := n.room <= 0
	n.mutex.RUnlock()
	switch {
	case taken:
		return name
	case full || !proved || len(name) > longestName:
		return Other
	}
	return n.take(name)
}

func (n *Names) take(name string) string {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if _, taken := n.taken[name]; taken {
		return name
	}
	if n.room <= 0 {
		return Other
	}
	n.taken[name] = struct{}{}
	n.room--
	return name
}
