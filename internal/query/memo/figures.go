package memo

// Figures tell how much a memo saves.
type Figures struct {
	Hits   uint64 // questions whose answer was kept or being worked out already
	Misses uint64 // questions whose answer had to be worked out
	Bytes  int64  // of answers kept
}

// Figures gives the figures since the memo was made.
func (m *Memo) Figures() Figures {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	figures := m.figures
	figures.Bytes = m.kept.bytes
	return figures
}
