import LocalStore

/// Where the store of a database lies, and with what it is opened.
extension Desk {
    static func openStore(
        _ path: String,
        _ entry: Catalogue.Entry,
        _ options: DeskOptions,
    ) throws(StoreError) -> Store {
        try Store.open(
            in: StoreFolder(folder(path, entry)),
            key: try key(entry),
            options: options.store(revisionLimit: entry.revisionLimit),
        )
    }

    static func folder(_ path: String, _ entry: Catalogue.Entry) -> String {
        path + "/databases/" + entry.folder
    }

    static func key(_ entry: Catalogue.Entry) throws(StoreError) -> StoreKey {
        guard let key = StoreKey(bytes: DeskFiles.bytes(hexadecimal: entry.key)) else {
            throw .damaged(file: .store, detail: "a database's key")
        }
        return key
    }
}
