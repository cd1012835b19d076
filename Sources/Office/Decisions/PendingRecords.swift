import Documents
import Exchange
import Replication

/// The records that no decision stands on, as the table that `decide` reads: the office fills *putusan*.
package enum PendingRecords {
    /// Writes the table piece by piece.
    ///
    /// - Parameters:
    ///   - regency: Whose records.
    ///   - kinds: Which kinds; empty for all.
    ///   - write: Takes each piece of the file.
    /// - Returns: How many records wait for a decision.
    /// - Throws: The server's trouble; what was written is no whole table then.
    package static func write(
        of regency: Regency,
        kinds: [String] = [],
        to write: ([UInt8]) -> Void,
    ) throws(PeerError) -> Int {
        var writer = CSVWriter()
        writer.row(literals: [
            "# Catatan tanpa putusan kantor. Isi putusan (diterima atau ditolak) dan alasan; baris kosong dilewati."
        ])
        writer.row(literals: [
            "catatan", "revisi", "putusan", "alasan", "jenis", "keluarga", "anggota", "tanggal",
            "penulis",
            "isi",
        ])
        var count = 0
        for kind in kinds.isEmpty ? ValidationFunction.recordKinds : kinds {
            var last: String?
            while true {
                let page = try regency.server.documents(
                    beginning: kind + ":",
                    after: last,
                    limit: 500,
                    in: regency.database,
                )
                let decided = try decisions(page, regency)
                for document in page where !decided.contains(Self.decision(on: document)) {
                    row(of: document, kind, &writer)
                    count += 1
                }
                write(writer.take())
                guard page.count == 500, let id = page.last?["_id"]?.string else { break }
                last = id
            }
        }
        write(writer.take())
        return count
    }

    private static func decision(on document: JSONObject) -> String {
        OfficeKinds.decisionID(
            about: document["_id"]?.string ?? "",
            document["_rev"]?.string ?? "",
        )
    }

    private static func decisions(
        _ page: [JSONObject],
        _ regency: Regency,
    ) throws(PeerError) -> Set<String> {
        Set(try regency.server.documents(page.map(decision), in: regency.database).keys)
    }

    private static func row(
        of document: JSONObject,
        _ kind: String,
        _ writer: inout CSVWriter,
    ) {
        func text(_ name: String) -> String { document[name]?.string ?? "" }
        let said = ["state", "obligation", "period", "form", "note"].map(text)
            .filter { !$0.isEmpty }.joined(separator: " ")
        // All of it came from laptops: a spreadsheet would run what begins like a formula, a terminal obey
        // what is no letter. An id or revision that this changes names nothing, and `decide` says so.
        writer.row([
            .text(text("_id")), .text(text("_rev")), .empty, .empty, .text(kind),
            .text(text("family")), .text(text("member")), .text(text("at")), .text(text("by")),
            .text(said),
        ])
    }
}
