import Caseload
import Casework
import Exchange
import Forms
import LocalStore
import Replication
import Sync
import TestSupport
import Testing

@testable import App

/// Sentences about what went wrong are words: nothing of the program's own language stands in them.
@Suite struct SentenceTests {
    private static let holders =
        [
            LockHolder(process: 3900, act: LockHolder.open, since: nil),
            LockHolder(process: 3900, act: LockHolder.open, since: 1_794_711_600_000),
            LockHolder(process: nil, act: "", since: nil),
        ]
        + ["passwd", "restore", "upgrade", "salvage", LockHolder.sync].map {
            LockHolder(process: 12, act: $0, since: 1_794_711_600_000)
        }

    private static let storeErrors: [StoreError] =
        [
            .missingStore(path: "/s"), .missingStoreFile(path: "/s/store"),
            .missingFolder(path: "/s"), .missingKeyFile(path: "/s/passphrase.key"),
            .missingRecoveryKey(path: "/s/recovery.key"), .noKeyFiles(path: "/s"),
            .wrongPassphrase, .wrongRecoveryCode, .damaged(file: .store, detail: ""),
            .truncated(file: .backup, bytes: 7), .newerVersion(found: 9, known: 8),
            .busy(milliseconds: 5000), .diskFull, .inputOutput(code: 5, act: "read"),
            .noAccess(path: "/s"), .alreadyExists(path: "/s"), .wouldLose(records: nil, drafts: 0),
            .wouldLose(records: 2, locals: 7, drafts: 1), .missingBackup(path: "/s"), .cancelled,
            .outOfMemory, .closed,
            .misuse("a label too long"),
        ] + holders.map { .locked(by: $0) }

    private static let caseloadErrors: [CaseloadError] =
        [
            .noWorker, .noProgrammes, .unknownMember(key: "x"), .unknownFamily(key: "x"),
            .programme(ProgrammeError(file: "pkh.json5", path: "calendar", reason: .missing)),
            .unknownObligation(id: "x", known: ["y"]), .unknownPeriod(text: "x", known: []),
            .doesNotApply(obligation: "x", period: "2026-10", .otherAge),
            .notBegun(period: "2027-12", today: Day(2026, 11, 15) ?? .last),
            .unknownValue(text: "x", known: []), .schoolDaysMissing(text: "A1"),
            .unknownSchool(npsn: "1"),
            .unknownForm(id: "x", known: []), .unknownSubject(form: "x"),
            .unknownRecord(key: "x"), .unknownStep(text: "x", known: []),
            .stepNeedsNote(step: "x"), .overtaken, .needsRole, .alreadySent, .notAtServer,
            .reasonMissing, .inConflict, .veiled, .restricted, .file(name: "a.csv", .noQuarter),
            .file(name: "a.csv", .noListHeader), .file(name: "a.csv", .verkom(.noHeader)),
            .file(name: "a.csv", .caseload(.unknownKind)),
            .file(name: "a.csv", .caseload(.csv(.binary(offset: 3)))),
        ] + storeErrors.map { .store($0) }

    private static let refusals: [Refusal] =
        [
            .file(path: "/tmp", reason: .isFolder), .file(path: "/a", reason: .missing),
            .file(path: "/a", reason: .noRight), .file(path: "/a", reason: .full),
            .file(path: "/a", reason: .exists), .file(path: "/a", reason: .system(5)),
            .passphrasesDiffer, .passphraseTooShort, .nameMissing, .noProgrammeFiles,
            .tooLongToCopy, .unknownProfile(label: "x"), .profileNotNamed,
            .ambiguousProfile(label: "x", folders: ["/a", "/b"]), .labelTaken(label: "x"),
            .theme(.missing(name: "x")), .badValue(option: "limit", expected: "1"),
            .syncSettings(.addressMissing), .noServer, .loginFile(path: "/l"),
            .recoveryCodeMistyped, .importStopped(file: "a.csv", rows: 2000),
        ]
        + [
            "passphrase-file", "stick-passphrase-file", "new-passphrase-file",
            "recovery-code-file", "backup-passphrase-file",
        ].map { .noPassphrase(option: $0) }
        + caseloadErrors.map { .caseload($0) }

    private static let peerErrors: [PeerError] =
        [
            .noLink(detail: "x"), .noLink(detail: PeerError.saysNothing),
            .noLink(detail: PeerError.nameUnknown), .noLink(detail: PeerError.nobodyListens),
            .noLink(detail: PeerError.saysNothingPlain),
            .noLink(detail: PeerError.cutInHandshake), .badAddress(detail: PeerError.noTLS),
            .badAddress(detail: PeerError.onlyTLS),
            .timedOut(detail: "x"), .busy(retryAfter: 3), .busy(retryAfter: nil),
            .garbled(detail: "x"), .certificate(detail: "x"), .badAddress(detail: "x"),
            .loginRefused(detail: "x"), .loginNoLongerTaken(detail: "x"), .noRight(detail: "x"),
            .noDatabase(name: "x"), .tooLarge, .full(detail: "x"), .tooOld(detail: "x"),
            .noLibrary(name: "libcurl"), .refused(status: 404, error: "x", reason: "y"),
            .conflict, .cancelled,
        ] + storeErrors.map { .store($0) }

    private static let terminalTroubles: [TerminalTrouble] = [
        .notATerminal, .noType, .unknownType("nosuchterm"), .tooSimple("dumb"), .refused(5),
    ]

    private static func said(_ words: Words) -> [String] {
        refusals.map { words.sentence(for: $0) } + peerErrors.map { words.sentence(for: $0) }
            + terminalTroubles.map { words.sentence(for: $0) }
    }

    @Test(arguments: [Language.indonesian, .english])
    func `no sentence about an error shows the program's own types`(language: Language) {
        let call = #/[A-Za-z]+\([a-z][A-Za-z]*: /#
        for sentence in Self.said(Words(language)) {
            #expect(!sentence.isEmpty)
            #expect(!sentence.contains("Optional(") && !sentence.contains("nil"), "\(sentence)")
            #expect(sentence.firstMatch(of: call) == nil, "\(sentence)")
            for name in ["LockHolder", "Error", "StoreFile", "Failure", "unknownTerminalType"] {
                #expect(!sentence.contains(name), "\(sentence)")
            }
        }
    }

    private static func source(of file: String) throws -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return String(decoding: try Bytes.read("/" + root + "/Sources/" + file), as: UTF8.self)
    }

    /// The names of the cases that an enum's source file lists before its first property or extension.
    private static func cases(of file: String, _ name: String) throws -> Set<String> {
        let source = try source(of: file)
        let start = try #require(source.range(of: "enum \(name)"))
        var names: Set<String> = []
        for line in source[start.upperBound...].split(separator: "\n").dropFirst() {
            if line == "}" { break }
            guard line.hasPrefix("    case ") else { continue }
            names.insert(String(line.dropFirst(9).prefix { $0.isLetter }))
        }
        return names
    }

    private static func names(_ values: [some Any]) -> Set<String> {
        Set(values.map { String("\($0)".prefix { $0.isLetter }) })
    }

    @Test func `every case of the errors is walked`() throws {
        let refused = Self.names(Self.refusals)
        #expect(try refused == Self.cases(of: "App/Core/Refusal.swift", "Refusal"))
        let failed = Self.names(Self.caseloadErrors)
        #expect(try failed == Self.cases(of: "Caseload/CaseloadError.swift", "CaseloadError"))
        let stored = Self.names(Self.storeErrors)
        #expect(try stored == Self.cases(of: "LocalStore/StoreError.swift", "StoreError"))
        let peers = Self.names(Self.peerErrors)
        #expect(try peers == Self.cases(of: "Replication/Peer/PeerError.swift", "PeerError"))
    }

    @Test func `who has the store is named with its number, what it does and since when`() {
        let words = Words(.indonesian)
        let sentence = words.sentence(
            for: StoreError.locked(
                by: LockHolder(process: 3900, act: "restore", since: 1_794_711_600_000)
            )
        )
        #expect(sentence.contains("proses 3900") && sentence.contains("memulihkan cadangan"))
        #expect(sentence.contains("sejak ") && sentence.contains("Nov 2026"), "\(sentence)")
    }

    @Test func `advice fits what is missing`() {
        let words = Words(.indonesian)
        #expect(!words.sentence(for: StoreError.noKeyFiles(path: "/s")).contains("--recovery"))
        let lost = words.sentence(for: StoreError.missingStoreFile(path: "/s/store"))
        #expect(!lost.contains("pendamping init") && lost.contains("restore"))
    }

    @Test func `why a server refused a record is told in our words, with what to do`() throws {
        for language in [Language.indonesian, .english] {
            let words = Words(language)
            for text in try Self.reasonsOfValidation() {
                let cause = ServerRefusalCause("forbidden: " + text)
                #expect(cause != .silent && cause != .unknown(text), "\(text)")
                let told = words.refusedBecause("forbidden: " + text, .refusedByServer)
                #expect(!told.contains("forbidden") && !told.contains("settles"), "\(told)")
                #expect(told.split(separator: ". ").count == 2, "\(told)")
            }
        }
        let words = Words(.indonesian)
        let strange = words.refusedBecause("forbidden: catatan milik orang lain", .refusedByServer)
        #expect(strange.contains("server menulis “catatan milik orang lain”"), "\(strange)")
        #expect(strange.contains("Sampaikan tulisan ini ke kantor"))
        let other = words.refusedBecause("teapot: kosong", .refusedByServer)
        #expect(other.contains("server menulis “teapot: kosong”"), "\(other)")
        #expect(words.serverReason("too_large: x").contains("terlalu besar"))
        #expect(
            words.serverReason("forbidden: You are not allowed to access this db.")
                .contains("tidak berhak")
        )
        #expect(words.serverReason("forbidden").contains("tidak menyebut alasannya"))
        // What the office writes is hers to read as it stands.
        #expect(
            words.refusedBecause("data induk salah", .refusedByOffice) == "Alasan: data induk salah"
        )
    }

    /// What the validation function can say, out of its source.
    private static func reasonsOfValidation() throws -> [String] {
        let source = try source(of: "Office/Provision/ValidationFunction.swift")
        let texts = source.matches(of: #/no\('([^']+)'\)/#).map { String($0.1) }
        try #require(texts.count > 15)
        return texts
    }
}
