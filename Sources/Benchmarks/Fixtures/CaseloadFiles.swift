import Exchange

/// A fictitious caseload as the files a clerk fills, made from a fixed seed and kept.
struct CaseloadFiles {
    let families: Int
    private let folder: Folder

    static let seed: UInt64 = 20_261_115

    /// The register, in the order that lets each file name only what came before.
    static let register: [CaseloadKind] = [.facilities, .groups, .families, .members]

    init(families: Int, in cache: Folder) throws {
        self.families = families
        folder = try cache.folder("files-\(families)")
        let sample = SampleCaseload(seed: Self.seed, families: families)
        for kind in CaseloadKind.allCases where !Folder.exists(path(kind)) {
            try Files.write(path(kind)) { put in try sample.write(kind) { try put($0) } }
        }
    }

    func path(_ kind: CaseloadKind) -> String {
        folder.file(kind.rawValue + ".csv")
    }
}
