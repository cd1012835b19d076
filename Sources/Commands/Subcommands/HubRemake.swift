import App
import Documents
import Hub
import LocalStore

/// `hub FOLDER --remake NAME`: makes a database anew whose files were found damaged and set aside.
enum HubRemake {
    static func run(_ name: String, _ invocation: Invocation) throws(HubRefusal) -> ExitCode {
        let folder = invocation.arguments.plain[0]
        guard StoreFolder(folder + "/desk").hasStore else {
            throw .hub(.desk(.store(.missingStore(path: folder))), folder: folder)
        }
        let passphrase = try HubRefusal.lifting { () throws(Refusal) in
            try invocation.passphrase()
        }
        let desk: Desk
        do throws(DeskError) {
            desk = try Desk.open(
                folder,
                passphrase: passphrase,
                options: DeskOptions(derivation: invocation.derivation),
            ).desk
        } catch {
            throw .hub(.desk(error), folder: folder)
        }
        defer { desk.close() }
        var found = desk.setAside.first { $0.name == name }
        let report: SalvageReport?
        do throws(DeskError) {
            if found == nil { found = try desk.setAsideIfDamaged(name) }
        } catch {
            throw .hub(.desk(error), folder: folder)
        }
        guard let aside = found else {
            throw .notSetAside(name, damaged: desk.setAside.map(\.name))
        }
        do throws(DeskError) {
            report = try desk.remake(name)
        } catch {
            throw .hub(.desk(error), folder: folder)
        }
        if invocation.wantsJSON {
            var value: JSONValue = [
                "remade": .string(name), "documents": JSONValue(report?.documents ?? 0),
            ]
            if let path = aside.path { value["kept"] = .string(path) }
            invocation.console.write(json: ["hub": value])
        } else {
            invocation.console.write(lines: [invocation.words.remade(aside, report)])
        }
        return .done
    }
}
