// Package backup writes all that a store keeps into one file, checks such files, and restores them, into the same
// kind of store or another.
//
// A file is a series of Zstandard frames: `zstd -dc FILE` gives what it holds as lines of JSON, and any tool can
// read them. Parts of some megabytes are compressed each by itself. Before each part stands a skippable frame, which
// such tools pass over, with the part's number, size and SHA-256; behind the last one stands the seal, with the counts
// of everything and the SHA-256 of all bytes before it. So a file that was cut short, or of which one bit differs, is
// found out, and with it where it is wrong.
//
// The first line tells about the backup; each other one is a [network.Record].
package backup
