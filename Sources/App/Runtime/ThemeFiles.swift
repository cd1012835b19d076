import Casework
import Documents
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
        /// Not JSON5, from this line and column on, counted from 1.
        case syntax(file: String, line: Int, column: Int)
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
        guard let bytes = try? FileBytes.read(path) else { throw .missing(name: path) }
        let json: JSONValue
        do throws(JSON5.Failure) {
            json = try JSON5.value(bytes)
        } catch {
            throw .syntax(file: path, line: error.line, column: error.column)
        }
        do throws(ThemeError) {
            return try Theme(name: name, entries: ThemeValue(json))
        } catch {
            throw .theme(file: path, error)
        }
    }
}

extension ThemeValue {
    /// A theme's tree from JSON; what a theme has no use for becomes text that no member takes.
    fileprivate init(_ json: JSONValue) {
        switch json {
        case .object(let object):
            var members: [String: ThemeValue] = [:]
            for member in object { members[member.name] = ThemeValue(member.value) }
            self = .table(members)
        case .array(let items): self = .list(items.map { ThemeValue($0) })
        case .string(let text): self = .text(text)
        case .number: self = json.double.map { .number($0) } ?? .text("")
        case .bool, .null: self = .text("")
        }
    }
}
