import Casework
import Documents
import Exchange
import FoundationEssentials
import Testing

/// The committed sample and what it must hold.
@Suite struct SampleCaseloadTests {
    static let sample = SampleCaseload.committed

    /// All documents and records of the sample, read from its own files.
    struct Caseload {
        var families: [Family] = []
        var members: [Member] = []
        var facilities: [Facility] = []
        var groups: [Group] = []
        var records: [ImportedRecord] = []
        var findings: [Finding] = []
        var references: [ImportReference] = []

        init(_ sample: SampleCaseload, kinds: [CaseloadKind] = CaseloadKind.allCases) throws {
            for kind in kinds {
                var file = try CaseloadFile(
                    file: sample.file(kind),
                    named: kind.rawValue,
                    today: sample.today,
                )
                findings += file.headerFindings
                while let row = file.next() {
                    findings += row.findings
                    references += row.references
                    switch row.content {
                    case .record(let record): records.append(record)
                    case .document(let document): try add(kind, .object(document.body))
                    case .refused: continue
                    }
                }
                findings += file.finish()
            }
        }

        private mutating func add(_ kind: CaseloadKind, _ body: JSONValue) throws {
            switch kind {
            case .families: families.append(try Family(body))
            case .members: members.append(try Member(body))
            case .facilities: facilities.append(try Facility(body))
            case .groups: groups.append(try Group(body))
            case .records: break
            }
        }

        var ids: Set<DocumentID> {
            Set(families.map(\.id) + members.map(\.id) + facilities.map(\.id) + groups.map(\.id))
        }

        func members(of family: Family) -> [Member] {
            members.filter { $0.family == family.id }
        }
    }

    /// `sample-data` beside this package's tests.
    static var folder: String {
        let tests = #filePath.split(separator: "/").dropLast(3)
        return "/" + tests.joined(separator: "/") + "/sample-data/"
    }

    @Test func `the committed files are what the generator gives`() throws {
        var files = CaseloadKind.allCases.map { ("\($0.rawValue).csv", Self.sample.file($0)) }
        files += SampleVerification.files(of: Self.sample).map { ($0.name, $0.bytes) }
        let isWriting = ProcessInfo.processInfo.environment["PENDAMPING_WRITE_SAMPLE"] == "1"
        for (name, bytes) in files {
            let path = Self.folder + name
            if isWriting {
                try Data(bytes).write(to: URL(filePath: path))
            }
            let committed = FileManager.default.contents(atPath: path).map { Array($0) }
            #expect(
                committed == bytes,
                "\(name): run PENDAMPING_WRITE_SAMPLE=1 swift test --filter SampleCaseloadTests",
            )
        }
    }

    @Test func `it holds 300 families and about 1,200 members in three villages`() throws {
        let caseload = try Caseload(Self.sample)
        #expect(caseload.families.count == 300)
        #expect((1_100...1_300).contains(caseload.members.count))
        #expect(Set(caseload.families.map(\.village)).count == 3)
        #expect(
            Set(caseload.facilities.map(\.kind)) == [
                "sekolah", "posyandu", "puskesmas", "e-warong",
            ]
        )
        #expect(caseload.groups.count == 12)
        #expect(caseload.records.count > 800)
    }

    @Test func `it is read without an error and every reference is met`() throws {
        let caseload = try Caseload(Self.sample)
        let reasons = Set(caseload.findings.map(\.reason))
        // Province 99 does not exist, so that no number can be a person's.
        #expect(reasons == [.identityWarning(.unknownProvince(99))])
        #expect(Set(caseload.references.map(\.target)).subtracting(caseload.ids).isEmpty)
        #expect(Set(caseload.records.map(\.id)).count == caseload.records.count)
    }

    @Test func `every odd case is there`() throws {
        let caseload = try Caseload(Self.sample)
        let today = Self.sample.today
        let all = caseload.members
        let sizes = Dictionary(grouping: all, by: \.family).mapValues(\.count)
        func pregnant(_ member: Member) -> Bool {
            member.states.contains { $0.code == .hamil && $0.to == nil }
        }
        func has(_ code: StateCode) -> Bool {
            all.contains { member in member.states.contains { $0.code == code } }
        }
        #expect(sizes.values.contains(13))
        #expect(sizes.values.contains(1))
        #expect(
            Dictionary(grouping: all.filter(pregnant), by: \.family).values.contains {
                $0.count == 2
            }
        )
        #expect(all.contains { pregnant($0) && $0.states.count { $0.code == .hamil } == 2 })
        #expect(all.contains { $0.nik == nil && ($0.born?.age(at: today) ?? 0) > 60 })
        #expect(all.contains { $0.nik == nil && ($0.born?.age(at: today) ?? 9) < 1 })
        let births = Dictionary(grouping: all.filter { $0.relation == 3 }) {
            "\($0.family)\($0.born as Day?)"
        }
        #expect(births.values.contains { $0.count == 2 })
        #expect(all.contains { $0.born?.adding(years: 6).month == today.month })
        #expect(all.contains { $0.name.contains("é") } && all.contains { $0.name.contains("ë") })
        #expect(all.contains { $0.name.contains("'") })
        #expect(all.contains { $0.name.count >= 40 })
        #expect(all.contains { !$0.name.contains(" ") })
        let ages = all.compactMap { $0.born?.age(at: today) }
        #expect(ages.contains { (60...69).contains($0) } && ages.contains { $0 >= 70 })
        for code in [StateCode.disabilitasBerat, .korbanHAM, .nifas, .meninggal, .pindah] {
            #expect(has(code), "\(code)")
        }
        #expect(
            all.contains { (7...15).contains($0.born?.age(at: today) ?? 0) && $0.school == nil }
        )
        let enrolments = caseload.families.flatMap(\.programmes)
        #expect(enrolments.contains { $0.status == "graduasi" && $0.kind == "mandiri" })
        #expect(caseload.families.contains { $0.assignedTo.count == 2 })
        #expect(Set(all.compactMap(\.school?.level)) == ["SD", "MI", "SMP", "SMK"])
    }

    @Test func `every check answers a cell of the rules and every category has members`() throws {
        let caseload = try Caseload(Self.sample)
        let text = try #require(
            FileManager.default.contents(atPath: Self.folder + "programs/pkh.json5")
        )
        let book = RuleBook(programmes: [
            try ProgrammeFile.parse(Array(text), file: "pkh.json5")
        ])
        let families = Dictionary(uniqueKeysWithValues: caseload.families.map { ($0.id, $0) })
        var owed: Set<DocumentID> = []
        var categories: Set<String> = []
        for member in caseload.members {
            let family = try #require(families[member.family])
            for cell in book.cells(member: member, family: family, quarter: Self.sample.quarter)
            where cell.applies {
                owed.insert(cell.checkID)
                categories.insert(cell.category)
            }
        }
        for record in caseload.records {
            if case .check = record.subject {
                #expect(owed.contains(record.id), "\(record.id)")
            }
        }
        #expect(
            categories.isSuperset(of: [
                "ibu-hamil-nifas", "anak-usia-dini", "sd", "smp", "sma", "lansia",
                "disabilitas-berat", "usia-sekolah", "pengurus",
            ])
        )
        // Half the quarter: the first month mostly done, the last one not begun.
        let months = caseload.records.compactMap { record -> PeriodID? in
            guard case .check(_, let period, _, _) = record.subject else { return nil }
            return period
        }
        let quarter = Self.sample.quarter.months
        #expect(
            months.count { $0 == .month(quarter[0]) } > months.count { $0 == .month(quarter[1]) }
        )
        #expect(months.contains(.month(quarter[1])))
        #expect(!months.contains(.month(quarter[2])))
    }

    @Test func `one pair is surely the same man and one only looks alike`() throws {
        let caseload = try Caseload(Self.sample)
        let villages = Dictionary(
            uniqueKeysWithValues: caseload.families.map { ($0.id, $0.village) }
        )
        let named = Dictionary(grouping: caseload.members.filter { $0.relation == 1 }) { member in
            [member.name, (villages[member.family] ?? nil) ?? ""]
        }
        let pairs = named.values.filter { $0.count == 2 }
        let sure = try #require(pairs.first { $0[0].born == $0[1].born })
        #expect(sure[0].nik != sure[1].nik, "two digits stand in the wrong order")
        let niks = sure.map { LooseNIK.value($0.nik ?? "") }
        let facts = PairFacts(
            name: .same,
            nik: NIKLikeness(niks[0], niks[1]),
            born: .same,
            isOneVillage: true,
        )
        #expect(DuplicateVerdict(facts).score >= DuplicateVerdict.nearlyCertain)
        let alike = pairs.filter { pair in
            guard let first = pair[0].born, let second = pair[1].born else { return false }
            return first.year == second.year && first.dayOfMonth == second.monthOfYear
                && first.monthOfYear == second.dayOfMonth && first != second
        }
        #expect(alike.count == 1)
    }

    @Test func `the verification files are read, each in its own dialect`() throws {
        let files = SampleVerification.files(of: Self.sample)
        let sheets = try files.map { try VerkomSheet(file: $0.bytes, named: $0.name) }
        for (sheet, file) in zip(sheets, files) {
            #expect(sheet.quarter == Self.sample.quarter)
            #expect(sheet.pupils.count >= 10)
            #expect(sheet.findings.allSatisfy { $0.severity == .note })
            #expect(sheet.written() == file.bytes)
        }
        #expect(sheets[0].text.dialect.hasSeparatorLine)
        #expect(sheets[0].text.dialect.hasByteOrderMark)
        #expect(sheets[0].pupils.allSatisfy { $0.months.allSatisfy(\.isBlank) })
        #expect(sheets[1].text.dialect.delimiter == UInt8(ascii: ","))
        #expect(String(decoding: files[1].bytes, as: UTF8.self).contains("NOPEMBER"))
        #expect(sheets[1].pupils.contains { $0.months[0].isBlank })
        #expect(sheets[1].pupils.contains { !$0.months[0].isBlank })
        #expect(sheets[2].text.dialect.encoding == .windows1252)
        #expect(
            sheets[2].findings.contains { if case .shortRow = $0.reason { true } else { false } }
        )
        let pupils = try Caseload(Self.sample, kinds: [.members]).members
        let numbers = Set(pupils.compactMap(\.nik))
        #expect(
            sheets.allSatisfy {
                $0.pupils.allSatisfy { $0.nik.isEmpty || numbers.contains($0.nik) }
            }
        )
    }

    @Test(arguments: [0, 1, 5, 40, 299, 700])
    func `a caseload of any size is sound`(families: Int) throws {
        let sample = SampleCaseload(seed: 7, families: families)
        let caseload = try Caseload(sample)
        #expect(caseload.families.count == families)
        #expect(
            Set(caseload.findings.map(\.reason)).subtracting([
                .identityWarning(.unknownProvince(99))
            ]).isEmpty
        )
        #expect(Set(caseload.references.map(\.target)).subtracting(caseload.ids).isEmpty)
        let numbers = caseload.members.compactMap(\.nik)
        #expect(Set(numbers).count == numbers.count)
        #expect(
            sample.file(.members) == SampleCaseload(seed: 7, families: families).file(.members)
        )
    }

    @Test func `pieces of a long file are the file`() {
        let sample = SampleCaseload(seed: 3, families: 1_800)
        var pieces: [[UInt8]] = []
        sample.write(.members) { pieces.append($0) }
        #expect(pieces.count > 2)
        #expect(Array(pieces.joined()) == sample.file(.members))
    }
}
