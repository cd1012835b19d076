import Documents

/// The records of one worker and quarter that were drawn to be keyed again, document
/// `sample:<quarter>:<worker>`: every draw with all that repeats it.
package struct DrawnSample: Hashable, Sendable {
    /// One record that was drawn, in the revision it had then.
    package struct Pick: Hashable, Sendable {
        package var record: DocumentID
        package var revision: RevisionID

        package init(record: DocumentID, revision: RevisionID) {
            self.record = record
            self.revision = revision
        }
    }

    package struct Draw: Hashable, Sendable {
        /// `SampleRule.name` of the program that drew.
        package var rule: String
        package var seed: String
        /// How many records there were to draw from, and `SampleRule.digest` of their ids.
        package var population: Int
        package var digest: String
        package var picks: [Pick]
        package var by: String
        package var at: String

        package init(
            rule: String = SampleRule.name,
            seed: String,
            population: Int,
            digest: String,
            picks: [Pick],
            by: String,
            at: String,
        ) {
            self.rule = rule
            self.seed = seed
            self.population = population
            self.digest = digest
            self.picks = picks
            self.by = by
            self.at = at
        }
    }

    package var quarter: Quarter
    /// The name stamped on the records.
    package var worker: String
    package var draws: [Draw]

    package init(quarter: Quarter, worker: String, draws: [Draw] = []) {
        self.quarter = quarter
        self.worker = worker
        self.draws = draws
    }

    /// What was drawn, each record once.
    package var picks: [Pick] {
        var seen: Set<DocumentID> = []
        return draws.flatMap(\.picks).filter { seen.insert($0.record).inserted }
    }

    /// No name stands in an id: the worker's goes in as the first 16 digits of its digest.
    package static func id(_ quarter: Quarter, _ worker: String) -> DocumentID {
        DocumentID("sample:\(quarter):\(SHA256.hex(Array(worker.utf8)).prefix(16))")
    }

    package var id: DocumentID { Self.id(quarter, worker) }

    // MARK: Document

    /// Reads a document; nil for one without quarter and worker.
    ///
    /// A draw that cannot be read is left out.
    package init?(_ body: JSONObject) {
        guard let quarter = body["period"]?.string.flatMap({ Quarter($0) }),
            let worker = body["of"]?.string
        else { return nil }
        self.quarter = quarter
        self.worker = worker
        draws = (body["draws"]?.array ?? []).compactMap { Draw($0) }
    }

    /// The members that the document says this with; others of it stay as they are.
    package var members: JSONObject {
        [
            "type": "sample", "v": 1, "period": .string(quarter.description),
            "of": .string(worker), "draws": .array(draws.map(\.json)),
        ]
    }
}

extension DrawnSample.Draw {
    fileprivate init?(_ json: JSONValue) {
        guard let seed = json["seed"]?.string else { return nil }
        let picks = (json["picks"]?.array ?? []).compactMap { pick -> DrawnSample.Pick? in
            guard let id = pick["id"]?.string,
                let revision = pick["rev"]?.string.flatMap({ try? RevisionID($0) })
            else { return nil }
            return DrawnSample.Pick(record: DocumentID(id), revision: revision)
        }
        self.init(
            rule: json["rule"]?.string ?? "",
            seed: seed,
            population: min(1_000_000_000, max(0, json["population"]?.int ?? 0)),
            digest: json["digest"]?.string ?? "",
            picks: picks,
            by: json["by"]?.string ?? "",
            at: json["at"]?.string ?? "",
        )
    }

    fileprivate var json: JSONValue {
        [
            "rule": .string(rule), "percent": JSONValue(SampleRule.percent),
            "seed": .string(seed), "population": JSONValue(population),
            "digest": .string(digest), "by": .string(by), "at": .string(at),
            "picks": .array(
                picks.map {
                    [
                        "id": .string($0.record.rawValue),
                        "rev": .string($0.revision.description),
                    ]
                }
            ),
        ]
    }
}
