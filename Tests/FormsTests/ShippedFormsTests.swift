import Casework
import Documents
import Testing

@testable import Forms

/// The programme files of `sample-data/programs` as a whole.
@Suite struct `The shipped forms` {
    private let today = Day("2026-11-22") ?? .first

    @Test func `are read without a fault and wholly understood`() throws {
        let reading = try ShippedForms.reading()
        #expect(reading.faults == [])
        let programmes = Set(reading.book.forms.map(\.id.programme))
        for name in try ShippedForms.names() {
            let programme = try ProgrammeFile.parse(ShippedForms.bytes(name), file: name)
            #expect(name == programme.id + ".json5")
            if !programmes.contains(programme.id) {
                // A file of lists or rules alone.
                #expect(
                    ["umum", "deteksi", "retensi"].contains(programme.id),
                    "\(name) brings no form",
                )
            }
        }
    }

    @Test func `are in force today, each with its source`() throws {
        for form in try ShippedForms.reading().book.forms {
            #expect(form.version(on: today) != nil, "\(form.id) is not in force")
            #expect(form.pillar != nil, "\(form.id) belongs to no pillar")
            for version in form.versions {
                #expect(
                    version.source.contains("[") || version.source.contains("domain reference"),
                    "\(form.id) \(version.name): \(version.source)",
                )
            }
        }
    }

    @Test func `name the source of each list, flow, rule and mark`() throws {
        for name in try ShippedForms.names() {
            let json = try ShippedForms.json(name)
            for part in ["lists", "flows", "alerts", "marks"] {
                for (place, row) in (json[part]?.array ?? []).enumerated() {
                    let source = row["source"]?.string ?? ""
                    #expect(source.count > 2, "\(name): \(part)[\(place)] has no source")
                }
            }
        }
    }

    /// A row that no form asks for on any day is a mistake in the file.
    @Test func `ask for every list and every row of it`() throws {
        let reading = try ShippedForms.reading()
        var asked: [String: [Validity]] = [:]
        for form in reading.book.forms {
            for version in form.versions {
                for question in version.questions.flatMap({ [$0] + $0.columns }) {
                    if let list = question.list {
                        asked[list.id, default: []].append(version.validity)
                    }
                }
            }
        }
        for course in reading.book.courses {
            // Its modules head what is told of a family, whatever the day.
            asked[course.modules.id, default: []].append(Validity(from: .first, to: nil))
        }
        for name in try ShippedForms.names() {
            let json = try ShippedForms.json(name)
            let programme = try #require(json["id"]?.string)
            for list in json["lists"]?.array ?? [] {
                let id = programme + "/" + (list["id"]?.string ?? "")
                let uses = asked[id] ?? []
                #expect(!uses.isEmpty, "nobody asks for \(id)")
                for row in list["rows"]?.array ?? [] {
                    let from = row["from"]?.string.flatMap { Day($0) } ?? .first
                    let validity = Validity(from: from, to: row["to"]?.string.flatMap { Day($0) })
                    #expect(
                        uses.contains { $0.overlaps(validity) },
                        "\(id): \(row["code"]?.string ?? "") can never be chosen",
                    )
                }
            }
        }
    }

    @Test func `fill in only answers of the right kind before anything is typed`() throws {
        let facts = try ShippedForms.facts()
        for form in try ShippedForms.reading().book.forms {
            for version in form.versions {
                let found = version.findings(version.presets(facts), facts)
                for finding in found where !finding.isWarning {
                    switch finding.message {
                    case .required, .rule: break
                    default: Issue.record("\(form.id) \(version.name): \(finding)")
                    }
                }
            }
        }
    }

    @Test func `can be finished without anything but what is required and the day`() throws {
        // A question that is both required and hidden, or has nothing to choose, would hold a form up.
        for form in try ShippedForms.reading().book.forms {
            let version = try #require(form.version(on: today))
            for question in version.questions.flatMap({ [$0] + $0.columns }) {
                guard let list = question.list else { continue }
                #expect(!list.rows(on: today).isEmpty, "\(form.id): \(question.id)")
            }
        }
    }

    @Test func `lead from every state to an end, by keys that differ`() throws {
        for form in try ShippedForms.reading().book.forms {
            guard let flow = form.flow else { continue }
            for state in flow.states where !state.ends {
                #expect(
                    Self.canEnd(flow, from: state.code),
                    "\(form.id): \(state.code) never ends",
                )
                let keys = flow.steps(from: state.code).map(\.key)
                #expect(!keys.contains(nil), "\(form.id): a step from \(state.code) has no key")
                #expect(Set(keys).count == keys.count, "\(form.id): keys from \(state.code)")
                #expect(state.due != nil, "\(form.id): \(state.code) may wait for ever")
            }
        }
    }

    private static func canEnd(_ flow: Flow, from code: String) -> Bool {
        var seen: Set<String> = [code]
        var next = [code]
        while let code = next.popLast() {
            if flow.state(code)?.ends ?? false { return true }
            for step in flow.steps(from: code) where seen.insert(step.to).inserted {
                next.append(step.to)
            }
        }
        return false
    }
}
