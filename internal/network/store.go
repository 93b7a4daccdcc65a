package network

import (
	"context"
	"time"
)

// Store keeps a network. Everything it takes and gives is a set at a time, so that no
// caller can ask once per item. It is safe for concurrent use.
//
// Errors are of type [*Error]: [InvalidArgument] for a call that breaks its contract,
// [Timeout] when the context's deadline passed, [Unavailable] when the store can't be reached,
// [Conflict] when it is in use elsewhere.
type Store interface {
	Reader
	Writer

	// Close ends the use of the store. What was acknowledged is kept.
	Close() error
}

// Reader reads a network. Each call sees whole batches or none of them. Keys that are
// unknown are absent from the results by key, except that every key of Of has a result,
// which may be empty.
//
// The network is resolved ([Identities]): what sources state under several ids of one organisation is one
// node, and only citations are as they were stated. Every id that a caller gives may be one of before: it
// stands for the node that it was joined into, and what comes back by key comes back under the id that was
// given. Only [ParticipationFilter.StatedAs], and the ids in positions, are taken as they are.
//
// A call sees what was written before it began. Of calls for one answer ([ForOneAnswer]) each sees what was written before
// the first of them began.
type Reader interface {
	// Nodes gives nodes by id; ids that are not in the store are absent. At most MaxKeys.
	Nodes(ctx context.Context, ids []ID) (map[ID]Node, error)

	// List gives for each parent of the selection (or for WholeStore) a page of the
	// selected nodes, each once, in order.
	List(ctx context.Context, selection Selection, order Order, window Window) (map[ID]Page[Node], error)

	// Tally counts the selected nodes for each parent (or for WholeStore), and sums and
	// facets them where asked.
	Tally(ctx context.Context, query TallyQuery) (map[ID]Tally, error)

	// Degrees counts ties of organisations; other ids are absent.
	Degrees(ctx context.Context, organisations []ID) (map[ID]Degree, error)

	// Partners gives for each organisation a page of those it shares projects with. A
	// position's value is the number of shared projects.
	Partners(ctx context.Context, query PartnerQuery) (map[ID]Page[Partner], error)

	// Projection gives who takes part in what, as compact arrays and never whole records.
	Projection(ctx context.Context, query ProjectionQuery) (*Projection, error)

	// JointPartners gives a page of the organisations that share projects with any of some, which are
	// taken as one and are not among them. Its order and positions are those of Partners.
	JointPartners(ctx context.Context, query PartnerQuery) (JointPartners, error)

	// SharedProjects gives for each of With a page of the projects that it shares with any of Of.
	SharedProjects(ctx context.Context, query SharedQuery) (map[ID]Page[Node], error)

	// Portfolio tells what a funder gave money to.
	Portfolio(ctx context.Context, query PortfolioQuery) (Portfolio, error)

	// Concentration tells how far the money of a funder's projects is with few organisations.
	Concentration(ctx context.Context, query PortfolioQuery) (Concentration, error)

	// Overlap compares who takes part in the projects of two funders.
	Overlap(ctx context.Context, query OverlapQuery) (Overlap, error)

	// Flows gives a page of what leads from places of coordinators to places of their partners.
	Flows(ctx context.Context, query FlowQuery) (Flows, error)

	// FlowTotals tells what the flows of each place, and all of them, come to, each project counted once.
	FlowTotals(ctx context.Context, query FlowTotalsQuery) (FlowTotals, error)

	// NetworkChange counts what differs in the network between two times.
	NetworkChange(ctx context.Context, query ChangeQuery) (NetworkChange, error)

	// ChangedTies gives a page of the ties that were kept, formed or dissolved.
	ChangedTies(ctx context.Context, query ChangedTieQuery) (Page[ChangedTie], error)

	// ChangedOrganisations gives a page of the organisations that stayed, came or left, by id.
	ChangedOrganisations(ctx context.Context, query ChangedOrganisationQuery) (Page[Node], error)

	// Paths gives the shortest paths between two organisations.
	Paths(ctx context.Context, query PathQuery) (Paths, error)

	// Neighbours gives the nodes next to others in the drawn network.
	Neighbours(ctx context.Context, query NeighbourQuery) (Neighbours, error)

	// Edges gives all edges of the drawn network that have both ends among the ids, each
	// once, in the order of kind, source, target, id. At most MaxKeys ids.
	Edges(ctx context.Context, among []ID) ([]Edge, error)

	// Search finds nodes by words.
	Search(ctx context.Context, query SearchQuery) (Page[Hit], error)

	// SearchTally counts what a search finds, whatever its window.
	SearchTally(ctx context.Context, query SearchQuery) (SearchTally, error)

	// Citations gives for each node or source a page of citations: of a node those of all the ids under
	// which it is stated.
	Citations(ctx context.Context, query CitationQuery) (map[ID]Page[Citation], error)

	// Audit gives a page of the entries of the audit log, the newest first. A position's value is the number of the
	// entry.
	Audit(ctx context.Context, query AuditQuery) (Page[AuditEntry], error)

	// Annotations gives for each node a page of what people say of it, under whichever of its ids, also where the node
	// is no node of the network any more because all that is stated of it was rejected. The order is that of ids.
	Annotations(ctx context.Context, query AnnotationQuery) (map[ID]Page[*Annotation], error)

	// ReviewQueue gives a page of the citations of the whole store that were read in one way and are judged in one way.
	ReviewQueue(ctx context.Context, query ReviewQuery) (Page[Citation], error)

	// CountReviews counts what [Reader.ReviewQueue] lists, whatever the window.
	CountReviews(ctx context.Context, query ReviewQuery) (int, error)

	// Meta tells about the store as a whole.
	Meta(ctx context.Context) (Meta, error)

	// Version gives the data version, that of Meta, so cheaply that it can be asked every second.
	Version(ctx context.Context) (uint64, error)
}

// Writer changes a network.
type Writer interface {
	// Apply adds what a batch states, all of it or nothing, and tells what that changed.
	// Applying what is stated already changes nothing.
	//
	// The entry of a batch is kept in the audit log, also where the batch changes nothing else; the data version is
	// that of the rest. A batch with an idempotency key that its author has used is answered with the
	// earlier entry and changes nothing. One whose entry expects another version of a source than the store has
	// ([Replaced.Expects]), or undoes what is undone already, is a [Conflict] error; one that undoes what never was a
	// [NotFound] error.
	//
	// What was erased stays so: whatever a batch states is taken without it ([Tombstones.ScrubBatch]). A batch that erases
	// people is one that states nothing, and takes them out of everything that the store keeps, also out of earlier
	// versions of sources and the audit log; someone whom the store does not know is a [NotFound] error. It reads
	// all citations, and so does any batch that joins or parts organisations once someone was erased.
	Apply(ctx context.Context, batch Batch) (Change, error)
}

// Batch is a part of what one or more sources state. A large document may come in many
// batches; what an older version of it stated and the newer no longer states
// is withdrawn by the batch that has the source in Complete.
type Batch struct {
	Sources   []*Source  // in the version that the citations are from; one with another SHA256 than the store's replaces it, one with the same changes nothing
	Citations []Citation // of sources that are in this batch or in the store already
	Complete  []ID       // sources of which everything has now been stated
	Removed   []ID       // sources to remove with all that only they state

	Erase       []Erasure  // people to forget; with them come no sources or citations, and nothing complete or removed
	AuditBefore *time.Time // entries of the audit log from before then go, up to the first that is younger; comes alone or with Erase
	Rehearse    bool       // work out what Erase and AuditBefore change, and change nothing

	Entry *AuditEntry // tells who does this, for the audit log; nil writes none
}

// Erases says whether the batch takes something out of what the store keeps.
func (b *Batch) Erases() bool { return len(b.Erase) > 0 || b.AuditBefore != nil }

// CheckErasure says whether a batch that erases does nothing else: an [InvalidArgument] error if it does.
func (b *Batch) CheckErasure() error {
	switch {
	case !b.Erases() && b.Rehearse:
		return Errorf(InvalidArgument, "only erasing can be rehearsed")
	case b.Erases() && len(b.Sources)+len(b.Citations)+len(b.Complete)+len(b.Removed) > 0:
		return Errorf(InvalidArgument, "a batch that erases states and removes nothing else")
	case b.AuditBefore != nil && b.Entry == nil:
		return Errorf(InvalidArgument, "entries of the audit log go only with one that tells of it")
	case len(b.Erase) > MaxKeys:
		return Errorf(InvalidArgument, "%d people are too many for one call: erase at most %d", len(b.Erase), MaxKeys)
	}
	return nil
}

// Change tells what a batch changed, sources among the nodes. Counts are of nodes as they
// were before the batch and are after it: the store has Added less Withdrawn more of them.
type Change struct {
	Version   uint64 // data version after the batch; the one before it if readers can't see a difference
	Added     int    // nodes that were not there before
	Updated   int    // nodes that are different now
	Withdrawn int    // nodes that are gone: removed sources, and what no source states any more

	Entry    *AuditEntry // as it was kept, without what it replaced; nil where the batch has none
	Replayed bool        // Entry is an earlier one with the same idempotency key, and nothing changed
	Erased   *Erased     // nil where the batch erases no one
}
