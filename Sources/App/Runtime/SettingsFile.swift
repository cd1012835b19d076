import FoundationEssentials

/// The settings on disk: a small JSON file, written whole and renamed into place.
package struct SettingsFile: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// What the file says; the standard where there is none or it can't be read.
    package func read() -> Settings {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)),
            let settings = try? JSONDecoder().decode(Settings.self, from: data)
        else { return .standard }
        return settings
    }

    package func write(_ settings: Settings) throws(Refusal) {
        do {
            let url = URL(fileURLWithPath: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true,
            )
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            try encoder.encode(settings).write(to: url, options: .atomic)
        } catch {
            throw .file(path: path, reason: FileTrouble(error))
        }
    }
}

extension FileTrouble {
    /// Reads the cause out of what Foundation throws.
    package init(_ error: any Error) {
        guard let error = error as? CocoaError else {
            self = .system(0)
            return
        }
        switch error.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: self = .missing
        case .fileReadNoPermission, .fileWriteNoPermission: self = .noRight
        case .fileWriteOutOfSpace: self = .full
        case .fileWriteFileExists: self = .exists
        default: self = .system(Int32(error.code.rawValue))
        }
    }
}
