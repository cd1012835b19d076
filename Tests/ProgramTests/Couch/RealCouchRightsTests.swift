import Documents
import TestSupport
import Testing

extension RealCouchTests {
    /// Who may write what, as a real CouchDB's own JavaScript engine decides.
    @Suite struct Rights {
        private static let check: JSONObject = [
            "type": "check", "by": "Siti", "at": "2026-10-05T07:15:30Z",
        ]

        @Test func `a worker writes records and nothing else`() throws {
            let office = try RealOffice()
            let siti = try office.credentials(office.login("siti"))
            func status(_ id: String, _ body: JSONObject, _ database: String? = nil) throws -> Int {
                let target = "/\(database ?? office.database("siti"))/\(id)"
                return try office.couch.ask("PUT", target, as: siti, .object(body)).status
            }
            #expect(try status("check:A-1:hadir-sekolah:2026-10", Self.check) == 201)
            for missing in ["type", "by", "at"] {
                let body = Self.check.filteringNames { $0 != missing }
                #expect(
                    try status("check:A-2:hadir-sekolah:2026-10", body) == 403,
                    "without \(missing)",
                )
            }
            for kind in [
                "family", "member", "programme", "facility", "group", "decision", "release",
            ] {
                var body = Self.check
                body["type"] = .string(kind)
                #expect(try status(kind + ":X1", body) == 403, "\(kind)")
            }
            var unknown = Self.check
            unknown["type"] = "surat"
            #expect(try status("surat:1", unknown) == 403)
            #expect(try status("_design/lain", ["language": "javascript"]) == 403)
            #expect(
                try status("check:A-3:hadir-sekolah:2026-10", Self.check, office.regency) == 403
            )
            let users = try office.couch.ask("GET", "/_users/_all_docs", as: siti)
            #expect(users.status == 401 || users.status == 403)
        }

        @Test func `a record goes only as a tombstone that names what it settles`() throws {
            let office = try RealOffice()
            let siti = try office.credentials(office.login("siti"))
            let target = "/\(office.database("siti"))/check:A-1:hadir-sekolah:2026-10"
            let made = try office.couch.ask("PUT", target, as: siti, .object(Self.check))
            let revision = try #require(made.json?["rev"]?.string)
            #expect(
                try office.couch.ask("DELETE", target + "?rev=\(revision)", as: siti).status == 403
            )
            var tombstone = Self.check
            tombstone["_rev"] = .string(revision)
            tombstone["_deleted"] = true
            #expect(
                try office.couch.ask("PUT", target, as: siti, .object(tombstone)).status == 403
            )
            tombstone["settles"] = [.string(revision)]
            #expect(
                try office.couch.ask("PUT", target, as: siti, .object(tombstone)).status == 200
            )
        }

        @Test func `a desk carries records and receipts of its own regency's workers alone`() throws
        {
            let (office, other) = (try RealOffice(), try RealOffice())
            let desk = try office.credentials("meja-" + office.tag)
            func status(_ id: String, _ body: JSONObject, _ database: String) throws -> Int {
                try office.couch.ask("PUT", "/\(database)/\(id)", as: desk, .object(body)).status
            }
            let own = office.database("siti")
            #expect(try status("check:A-1:hadir-sekolah:2026-10", Self.check, own) == 201)
            let receipt: JSONObject = [
                "type": "receipt", "server": "u", "at": "2026-10-05T07:15:30Z",
            ]
            #expect(try status("receipt:u:1:1", receipt, own) == 201)
            var family = Self.check
            family["type"] = "family"
            #expect(try status("family:X", family, own) == 403)
            for database in [office.regency, other.database("siti"), other.regency] {
                #expect(
                    try status("check:A-2:x:2026-10", Self.check, database) == 403,
                    "\(database)",
                )
            }
        }

        @Test func `an office writes register and decisions, and no record`() throws {
            let office = try RealOffice()
            let clerk = try office.credentials("kantor-" + office.tag)
            func answer(_ id: String, _ body: JSONObject) throws -> (Int, String) {
                let answer = try office.couch.ask(
                    "PUT",
                    "/\(office.regency)/\(id)",
                    as: clerk,
                    .object(body),
                )
                return (answer.status, answer.json?["reason"]?.string ?? "")
            }
            var body = Self.check
            #expect(try answer("check:A-1:x:2026-10", body).0 == 403)
            body["type"] = "family"
            #expect(try answer("family:X", body).0 == 201)
            body = [
                "type": "decision", "by": "k", "at": "2026-10-05", "about": "check:A:x:2026-10",
                "revision": "1-a", "verdict": "refused",
            ]
            #expect(
                try answer("decision:check:A:x:2026-10:1-a", body).1 == "penolakan tanpa alasan"
            )
            body["reason"] = "salah bulan"
            #expect(try answer("decision:check:A:x:2026-10:1-b", body).0 == 403)
            #expect(try answer("decision:check:A:x:2026-10:1-a", body).0 == 201)
            let foreign = try office.couch.ask("GET", "/" + office.database("siti"), as: clerk)
            #expect(foreign.status == 403, "an office does not read a worker's own database")
        }
    }
}
