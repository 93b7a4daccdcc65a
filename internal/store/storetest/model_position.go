package storetest

import "verkosto/internal/network"

// checkBounds checks a window, and its positions by how they are read.
func checkBounds(window network.Window, read func(*network.Position) error) error {
	for _, position := range []*network.Position{window.After, window.Before} {
		if position == nil {
			continue
		}
		if err := read(position); err != nil {
			return err
		}
	}
	return checkWindow(window)
}

// inOrder reads a position in a list that is ordered by a field.
func inOrder(field network.OrderField) func(*network.Position) error {
	return func(position *network.Position) (err error) {
		switch field {
		case network.ByParticipations, network.ByProjects, network.ByPartners:
			_, err = position.Count()
		case network.ByNumber:
			if !position.Absent {
				_, err = position.Count()
			}
		case network.ByGranted:
			if !position.Absent {
				_, err = position.Amount()
			}
		case network.ByReadAt:
			if !position.Absent {
				_, err = position.Instant()
			}
		}
		return err
	}
}

// amongHits reads a position among the hits of a search.
func amongHits(position *network.Position) error {
	_, err := position.Score()
	return err
}

// ofNode reads a position among the citations of a node.
func ofNode(position *network.Position) error {
	_, _, _, err := position.Belief()
	return err
}

// fromSource reads a position among the citations from a source.
func fromSource(position *network.Position) error {
	_, _, err := position.Line()
	return err
}
