/// The stores of this laptop's users: one folder each, named by a random id.
///
/// Nothing outside a folder says what is in it; a list of them shows labels only.
package struct Profiles: Sendable {
    package let root: String

    /// One entry of the picker.
    package struct Profile: Sendable, Equatable {
        package let id: String
        package let label: String
        package let folder: StoreFolder
    }

    package init(root: String) {
        self.root = root
    }

    /// `$XDG_DATA_HOME/pendamping`, or `~/.local/share/pendamping`; nil without a home.
    package init?(environment: [String: String]) {
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            root = data + "/pendamping"
        } else if let home = environment["HOME"], !home.isEmpty {
            root = home + "/.local/share/pendamping"
        } else {
            return nil
        }
    }

    /// All profiles that have a store, by label and then by id.
    package func list() throws(StoreError) -> [Profile] {
        var found: [Profile] = []
        for id in try Files.names(in: root) where Profiles.isID(id) {
            let folder = StoreFolder(root + "/" + id)
            let isBeingRestored = try RestoreSwap.isPending(in: folder)
            if folder.hasStore || isBeingRestored {
                found.append(Profile(id: id, label: folder.label(), folder: folder))
            }
        }
        return found.sorted { ($0.label, $0.id) < ($1.label, $1.id) }
    }

    /// Folders whose keys are there and whose store is not: nothing but a backup opens them again.
    package func withoutStore() -> [StoreFolder] {
        let names = (try? Files.names(in: root)) ?? []
        return names.filter(Profiles.isID).map { StoreFolder(root + "/" + $0) }.filter { folder in
            !folder.hasStore && ((try? folder.keyFileNames()) ?? []).isEmpty == false
        }
    }

    /// A folder for a new profile, named but not made yet: `Store.initialise` makes it whole.
    package func newFolder(using generator: inout some RandomNumberGenerator) -> StoreFolder {
        let digits = Array("0123456789abcdef")
        let name = String(
            (0..<Profiles.idLength).map { _ in digits.randomElement(using: &generator) ?? "0" }
        )
        return StoreFolder(root + "/" + name)
    }

    private static let idLength = 16

    private static func isID(_ name: String) -> Bool {
        name.utf8.count == idLength
            && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

extension Profiles.Profile {
    /// The profiles that a text means: the one of that id, else those of that label as it stands, else
    /// those whose label differs in big and small letters alone.
    package static func named(_ text: String, of all: [Self]) -> [Self] {
        if let one = all.first(where: { $0.id == text }) { return [one] }
        let exact = all.filter { $0.label == text }
        return exact.isEmpty ? all.filter { $0.label.lowercased() == text.lowercased() } : exact
    }
}
