import TestSupport
import Testing

/// The built program with a real Apache CouchDB, as an office sets it up by the README; one after another,
/// since all of them share its replicator.
@Suite(.serialized, .enabled(if: RealCouch.isNamed, Comment(rawValue: RealCouch.hint)))
struct RealCouchTests {}
