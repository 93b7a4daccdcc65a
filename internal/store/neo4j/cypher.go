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
	cypherLock            = statement("apply_lock")
	cypherKnown           = statement("apply_known")
	cypherKnownCitations  = statement("apply_known_citations")
	cypherPutSources      = statement("apply_put_sources")
	cypherCreateNodes     = statement("apply_create_nodes")
	cypherClaimAwaited    = statement("apply_claim_awaited")
	cypherCreateCitations = statement("apply_create_citations")
	cypherMoveCitations   = statement("apply_move_citations")
	cypherDropOutdated    = statement("apply_drop_outdated")
	cypherDropRemoved     = statement("apply_drop_removed")
	cypherStatements      = statement("apply_statements")
	cypherReranked        = statement("apply_reranked")
	cypherUpdateNodes     = statement("apply_update_nodes")
	cypherLink            = statement("apply_link")
	cypherAwait           = statement("apply_await")
	cypherUnlink          = statement("apply_unlink")
	cypherDisown          = statement("apply_disown")
	cypherWithdraw        = statement("apply_withdraw")
	cypherSurroundings    = statement("apply_surroundings")
	cypherExisting        = statement("apply_existing")
	cypherDependants      = statement("apply_dependants")
	cypherCoordinated     = statement("apply_coordinated")
	cypherParticipants    = statement("apply_participants")
	cypherTakePart        = statement("apply_take_part")
	cypherLeave           = statement("apply_leave")
	cypherPairNew         = statement("apply_pair_new")
	cypherPair            = statement("apply_pair")
	cypherPart            = statement("apply_part")
	cypherWithin          = statement("apply_within")
	cypherVersion         = statement("apply_version")
	cypherPlace           = statement("apply_place")
	cypherMade            = statement("apply_made")
	cypherRehome          = statement("apply_rehome")
	cypherHolders         = statement("apply_holders")
	cypherLikening        = statement("apply_likening")
	cypherJoin            = statement("apply_join")
	cypherPartAgain       = statement("apply_part_again")
	cypherNextIdentities  = statement("apply_next_identities")
	cypherAuditUsed       = statement("apply_audit_used")
	cypherAuditUndone     = statement("apply_audit_undone")
	cypherAuditNumber     = statement("apply_audit_number")
	cypherAuditEnter      = statement("apply_audit_enter")
	cypherAuditUndo       = statement("apply_audit_undo")
	cypherJudgements      = statement("apply_judgements")
	cypherJudged          = statement("apply_judged")
	cypherJudge           = statement("apply_judge")
	cypherHide            = statement("apply_hide")
	cypherReveal          = statement("apply_reveal")
	cypherAnnounce        = statement("apply_announce")
	cypherSettle          = statement("apply_settle")

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

	cypherRefreshProjects       = statement("refresh_projects")
	cypherSumOrganisations      = statement("sum_organisations")
	cypherSumFunders            = statement("sum_funders")
	cypherAdjustOrganisations   = statement("adjust_organisations")
	cypherAdjustFunders         = statement("adjust_funders")
	cypherRefreshOrganisations  = statement("refresh_organisations")
	cypherRefreshFunders        = statement("refresh_funders")
	cypherRefreshPlaces         = statement("refresh_places")
	cypherRefreshParticipations = statement("refresh_participations")
	cypherRefreshFundings       = statement("refresh_fundings")

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
func statement(name string) string {
	text, err := cypherFiles.ReadFile("cypher/" + name + ".cypher")
	if err != nil {
		panic(err) // a file of this package is missing from its build
	}
	statements[name] = named(name, strings.TrimSpace(string(text)))
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
