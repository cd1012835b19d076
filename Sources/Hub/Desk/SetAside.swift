internal import Glibc
import LocalStore

/// A database that could not be opened when the desk was: nobody is served from it, all others are.
///
/// Its folder is renamed `<name>.rusak` and kept, so that nothing writes into it and somebody may look.
package struct SetAside: Sendable, Equatable {
    /// The database's name.
    package let name: String
    /// Where its files are kept; nil where there are none any more.
    package let path: String?
    package let error: StoreError

    private static let mark = ".rusak"

    /// Whether a store is to be set aside for an error: what is damaged or gone, not what is only in use.
    static func isCalledFor(by error: StoreError) -> Bool {
        switch error {
        case .damaged, .truncated, .missingStore: true
        default: false
        }
    }

    /// Sets a folder aside; a guest of the desk only notes it.
    init(_ name: String, _ folder: String, _ error: StoreError, moves: Bool) throws(StoreError) {
        self.name = name
        if access(folder, F_OK) == 0 {
            guard moves else {
                path = folder
                self.error = error
                return
            }
            let place = SetAside.free(beside: folder)
            guard rename(folder, place) == 0 else { throw error }
            path = place
            self.error = error
        } else {
            // Set aside at an earlier start, or taken away by somebody.
            let place = folder + SetAside.mark
            path = access(place, F_OK) == 0 ? place : nil
            self.error = path == nil ? error : .damaged(file: .store, detail: "set aside before")
        }
    }

    /// The random name of its folder, which is nobody's: for the log.
    package var folderName: String {
        path?.split(separator: "/").last.map(String.init) ?? "-"
    }

    /// Brings what can be read into a new folder; nil where there is nothing that could be read.
    ///
    /// - Throws: what kept it from reading or writing, a full disk for instance: another time it may be saved.
    func salvage(
        into folder: StoreFolder,
        key: StoreKey,
        options: StoreOptions,
    ) throws(StoreError) -> SalvageReport? {
        guard let path else { return nil }
        do throws(StoreError) {
            return try Salvage.run(
                from: StoreFolder(path),
                key: key,
                to: folder,
                options: options,
            )
        } catch {
            switch error {
            case .damaged, .truncated, .missingStore, .missingStoreFile: return nil
            default: throw error
            }
        }
    }

    private static func free(beside folder: String) -> String {
        var number = 1
        while true {
            let place = folder + mark + (number == 1 ? "" : "-\(number)")
            if access(place, F_OK) != 0 { return place }
            number += 1
        }
    }
}
