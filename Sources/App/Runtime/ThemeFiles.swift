import FoundationEssentials
import Screen

/// The themes on disk: `themes/NAME.json5`.
package struct ThemeFiles: Sendable {
    package let folder: String

    package init(folder: String) {
        self.folder = folder
    }

    /// Why a theme could not be used.
    package enum Fault: Error, Sendable, Equatable {
        case missing(name: String)
        /// Not JSON5; the decoder's words tell where.
        case syntax(file: String, detail: String)
        case theme(file: String, ThemeError)
    }

    /// The names of all themes, sorted.
    package var names: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(".json5") }.map { String($0.dropLast(6)) }.sorted()
    }

    package func theme(named name: String) throws(Fault) -> Theme {
        guard names.contains(name) else { throw .missing(name: name) }
        return try Self.read(path(of: name), name: name)
    }

    package func path(of name: String) -> String {
        folder + "/" + name + ".json5"
    }

    /// Reads any file as a theme.
    package static func read(_ path: String, name: String) throws(Fault) -> Theme {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw .missing(name: path)
        }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let value: ThemeValue
        do {
            value = try decoder.decode(ThemeValue.self, from: data)
        } catch {
            throw .syntax(file: path, detail: Self.detail(of: error))
        }
        do throws(ThemeError) {
            return try Theme(name: name, entries: value)
        } catch {
            throw .theme(file: path, error)
        }
    }

    private static func detail(of error: any Error) -> String {
        guard case DecodingError.dataCorrupted(let context) = error else { return "\(error)" }
        return context.underlyingError.map { "\($0)" } ?? context.debugDescription
    }
}
