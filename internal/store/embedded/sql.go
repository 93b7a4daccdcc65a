package embedded

import (
	"embed"
	"strings"
)

// Every statement lives in a file of its own under sql/, and every file has a variable here.
//
//go:embed sql/*.sql
var sqlFiles embed.FS

// statements are all that [statement] has read, by file name.
var statements = make(map[string]string)

var (
	sqlSchema  = statement("schema")
	sqlAudit   = statement("audit")
	sqlFacts   = statement("facts")
	sqlErasure = statement("erasure")
	sqlViews   = statement("views")

	sqlSelectMeta      = statement("select_meta")
	sqlUpdateMeta      = statement("update_meta")
	sqlSelectSizes     = statement("select_sizes")
	sqlSelectNodes     = statement("select_nodes")
	sqlSelectSources   = statement("select_sources")
	sqlSelectKind      = statement("select_kind")
	sqlSelectCitations = statement("select_citations")
	sqlSelectBodies    = statement("select_bodies")
	sqlSelectDetails   = statement("select_details")

	sqlInsertNode      = statement("insert_node")
	sqlUpdateMerged    = statement("update_merged")
	sqlDeleteNode      = statement("delete_node")
	sqlPutSource       = statement("put_source")
	sqlDeleteSource    = statement("delete_source")
	sqlInsertCitation  = statement("insert_citation")
	sqlConfirmCitation = statement("confirm_citation")
	sqlMoveCitation    = statement("move_citation")
	sqlDeleteCitation  = statement("delete_citation")

	sqlInsertTerms        = statement("insert_terms")
	sqlDeleteTerms        = statement("delete_terms")
	sqlDeleteAllTerms     = statement("delete_all_terms")
	sqlSelectAudit        = statement("select_audit")
	sqlSelectLastAudit    = statement("select_last_audit")
	sqlInsertAudit        = statement("insert_audit")
	sqlInsertAuditSubject = statement("insert_audit_subject")
	sqlUndoAudit          = statement("undo_audit")

	sqlFillReviews       = statement("fill_reviews")
	sqlPutReview         = statement("put_review")
	sqlDeleteReview      = statement("delete_review")
	sqlSelectReviews     = statement("select_reviews")
	sqlSelectReviewsBack = statement("select_reviews_back")
	sqlCountReviews      = statement("count_reviews")

	sqlSelectSalts        = statement("select_salts")
	sqlInsertSalt         = statement("insert_salt")
	sqlSelectTombstones   = statement("select_tombstones")
	sqlInsertTombstone    = statement("insert_tombstone")
	sqlSelectRemains      = statement("select_remains")
	sqlInsertRemains      = statement("insert_remains")
	sqlDeleteRemains      = statement("delete_remains")
	sqlSelectStatements   = statement("select_statements")
	sqlScrubAudit         = statement("scrub_audit")
	sqlDeleteAuditSubject = statement("delete_audit_subject")
	sqlSelectAuditBefore  = statement("select_audit_before")
	sqlPutAuditFirst      = statement("put_audit_first")
	sqlDeleteAudit        = statement("delete_audit")
	sqlDeleteOldSubjects  = statement("delete_audit_subjects_before")
	sqlOptimizeTerms      = statement("optimize_terms")

	sqlSearch       = statement("search")
	sqlSearchRanked = statement("search_ranked")
)

// statement reads the file of a statement.
func statement(name string) string {
	text, err := sqlFiles.ReadFile("sql/" + name + ".sql")
	if err != nil {
		panic(err) // a file of this package is missing from its build
	}
	statements[name] = strings.TrimSpace(string(text))
	return statements[name]
}
