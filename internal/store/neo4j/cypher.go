package neo4j

import (
	"embed"
	"strings"
)

// Every statement lives in a file of its own under cypher/, and every file has a variable here.
//
//go:embed cypher
var cypherFiles embed.FS

// statements are all that [statement] has read, by file name.
var statements = make(map[string]string)

// fragments are all that [fragment] has read, by file and section.
var fragments = make(map[string]string)

var (
	cypherRead            = statement("read")
	cypherNodes           = statement("nodes")
	cypherListOf          = statement("list_of")
	cypherListCounted     = statement("list_counted")
	cypherListBranch      = statement("list_branch")
	cypherListSpare       = statement("list_spare")
	cypherTallyWhole      = statement("tally_whole")
	cypherTallyOf         = statement("tally_of")
	cypherTallyFacet      = statement("tally_facet")
	cypherDegrees         = statement("degrees")
	cypherPartners        = statement("partners")
	cypherNeighbours      = statement("neighbours")
	cypherGate            = statement("gate")
	cypherProjection      = statement("projection")
	cypherProjectionHomes = statement("projection_homes")
	cypherEdges           = statement("edges")
	cypherSearch          = statement("search")
	cypherSearchAfter     = statement("search_after")
	cypherSearchTally     = statement("search_tally")
	cypherCitationsOf     = statement("citations_of")
	cypherCitationsFrom   = statement("citations_from")
	cypherMeta            = statement("meta")
	cypherAnnotations     = statement("annotations")
	cypherReviews         = statement("reviews")
	cypherReviewsCount    = statement("reviews_count")
	cypherJoined          = statement("joined")
	cypherSchema          = statement("schema")
	cypherAudit           = statement("audit")
)

// What analysts ask of the whole network.
var (
	cypherPathsFirst             = statement("paths_first")
	cypherPathsSearch            = statement("paths_search")
	cypherPartnersJoint          = statement("partners_joint")
	cypherPartnersShared         = statement("partners_shared")
	cypherPortfolio              = statement("portfolio")
	cypherPortfolioBreakdown     = statement("portfolio_breakdown")
	cypherPortfolioConcentration = statement("portfolio_concentration")
	cypherPortfolioOverlap       = statement("portfolio_overlap")
	cypherFlows                  = statement("flows")
	cypherFlowTotals             = statement("flow_totals")
	cypherChange                 = statement("change")
)

var (
	cypherLock            = pinned("apply_lock")
	cypherKnown           = pinned("apply_known")
	cypherKnownCitations  = pinned("apply_known_citations")
	cypherPutSources      = pinned("apply_put_sources")
	cypherCreateNodes     = pinned("apply_create_nodes")
	cypherClaimAwaited    = pinned("apply_claim_awaited")
	cypherCreateCitations = pinned("apply_create_citations")
	cypherMoveCitations   = pinned("apply_move_citations")
	cypherDropOutdated    = pinned("apply_drop_outdated")
	cypherDropRemoved     = pinned("apply_drop_removed")
	cypherStatements      = pinned("apply_statements")
	cypherReranked        = pinned("apply_reranked")
	cypherUpdateNodes     = pinned("apply_update_nodes")
	cypherLink            = pinned("apply_link")
	cypherAwait           = pinned("apply_await")
	cypherUnlink          = pinned("apply_unlink")
	cypherDisown          = pinned("apply_disown")
	cypherWithdraw        = pinned("apply_withdraw")
	cypherSurroundings    = pinned("apply_surroundings")
	cypherExisting        = pinned("apply_existing")
	cypherDependants      = pinned("apply_dependants")
	cypherCoordinated     = pinned("apply_coordinated")
	cypherParticipants    = pinned("apply_participants")
	cypherTakePart        = pinned("apply_take_part")
	cypherLeave           = pinned("apply_leave")
	cypherPairNew         = pinned("apply_pair_new")
	cypherPair            = pinned("apply_pair")
	cypherPart            = pinned("apply_part")
	cypherWithin          = pinned("apply_within")
	cypherVersion         = pinned("apply_version")
	cypherPlace           = pinned("apply_place")
	cypherMade            = pinned("apply_made")
	cypherRehome          = pinned("apply_rehome")
	cypherHolders         = pinned("apply_holders")
	cypherLikening        = pinned("apply_likening")
	cypherJoin            = pinned("apply_join")
	cypherPartAgain       = pinned("apply_part_again")
	cypherNextIdentities  = pinned("apply_next_identities")
	cypherAuditUsed       = pinned("apply_audit_used")
	cypherAuditUndone     = pinned("apply_audit_undone")
	cypherAuditNumber     = pinned("apply_audit_number")
	cypherAuditEnter      = pinned("apply_audit_enter")
	cypherAuditUndo       = pinned("apply_audit_undo")
	cypherJudgements      = pinned("apply_judgements")
	cypherJudged          = pinned("apply_judged")
	cypherJudge           = pinned("apply_judge")
	cypherHide            = pinned("apply_hide")
	cypherReveal          = pinned("apply_reveal")
	cypherAnnounce        = pinned("apply_announce")
	cypherSettle          = pinned("apply_settle")

	cypherSalts      = statement("erase_salts")
	cypherTombstones = statement("erase_tombstones")
	cypherKeepMarks  = statement("erase_keep")
	cypherKeepSalt   = statement("erase_salt")
	cypherErased     = statement("erase_told")
	cypherPeople     = statement("erase_known")
	cypherErasePage  = statement("erase_page")
	cypherEraseDrop  = statement("erase_drop")
	cypherEraseAudit = statement("erase_audit")
	cypherExpire     = statement("expire_audit")

	cypherRefreshProjects       = pinned("refresh_projects")
	cypherSumOrganisations      = pinned("sum_organisations")
	cypherSumFunders            = pinned("sum_funders")
	cypherAdjustOrganisations   = pinned("adjust_organisations")
	cypherAdjustFunders         = pinned("adjust_funders")
	cypherRefreshOrganisations  = pinned("refresh_organisations")
	cypherRefreshFunders        = pinned("refresh_funders")
	cypherRefreshPlaces         = pinned("refresh_places")
	cypherRefreshParticipations = pinned("refresh_participations")
	cypherRefreshFundings       = pinned("refresh_fundings")

	cypherMigrateState     = statement("migrate_state")
	cypherMigrateDone      = statement("migrate_done")
	cypherMigrateMark      = statement("migrate_mark")
	cypherMigrateCitations = statement("migrate_citations")
	cypherMigrateMade      = statement("migrate_made")
	cypherMigrateMatches   = statement("migrate_matches")
	cypherMigratePage      = statement("migrate_page")
	cypherMigratePairs     = statement("migrate_pairs")
)

// statement reads the file of a statement, and puts its name before it.
func statement(name string) string { return statementWith(name, "") }

// pinned reads the file of a statement that writes. It names the indexes by which it begins and goes on along relationships, so
// that no plan is better than the first: the database needn't plan it again each time that a network which grows has outgrown
// its statistics.
func pinned(name string) string { return statementWith(name, "CYPHER replan=skip ") }

// statementWith reads the file of a statement, and puts its name and options before it.
func statementWith(name, options string) string {
	text, err := cypherFiles.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // a file of this package is missing from its build
	}
	statements[name] = named(name, options+strings.TrimSpace(string(text)))
	return statements[name]
}

// section reads the fragments of a file under cypher/fragments. A fragment stands behind a line
// of "// " and its name.
func section(file string) map[string]string {
	text, err := cypherFiles.ReadFile("cypher/fragments/" + file + ".cypher")
	if err != nil {
		panic(err) // a file of this package is missing from its build
	}
	found := make(map[string]string)
	for part := range strings.SplitSeq("\n"+string(text), "\n// ") {
		name, fragment, _ := strings.Cut(part, "\n")
		if fragment = strings.TrimSpace(fragment); fragment != "" {
			found[name] = fragment
			fragments[file+"/"+name] = fragment
		}
	}
	return found
}

// fill puts texts of this package into the places of a statement, which are written {{name}}; a place that none is given
// for stays. What is put in is never a value: it comes from other files, or is a name of this package. Places come as
// their names, each with its text behind it.
func fill(statement string, places ...string) string {
	var filled strings.Builder
	filled.Grow(2 * len(statement))
	for {
		before, rest, found := strings.Cut(statement, "{{")
		filled.WriteString(before)
		if !found {
			return filled.String()
		}
		name, behind, _ := strings.Cut(rest, "}}")
		if at := place(places, name); at >= 0 {
			filled.WriteString(places[at])
		} else {
			filled.WriteString("{{" + name + "}}")
		}
		statement = behind
	}
}

// place gives where the text for a name is, -1 where there is none.
func place(places []string, name string) int {
	for i := 0; i+1 < len(places); i += 2 {
		if places[i] == name {
			return i + 1
		}
	}
	return -1
}
