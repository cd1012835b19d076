import Caseload
import Casework
import Documents
import Forms
import FoundationEssentials
internal import Glibc
import LocalStore

extension EffectRunner {
    func perform(_ act: FormAct, _ caseload: Caseload) throws(CaseloadError) {
        let now = surroundings.now()
        switch act {
        case .choose(let subject): post(.form(.choices(try choices(subject, caseload, now.day))))
        case .open(let form, let subject, let first):
            let page = try caseload.formPage(form, subject, follows: first, today: now.day)
            post(.form(page.map { .page(newest($0, now.day)) } ?? .gone))
        case .openFirst(let form, let subject):
            var subject = subject
            if let family = subject.family {
                let page = try caseload.familyPage(family, now.day.quarter, today: now.day)
                subject.member = page?.members.first { !$0.hasLeft(by: now.day) }?.id
            }
            let page = try caseload.formPage(form, subject, today: now.day)
            post(.form(page.map { .page(newest($0, now.day)) } ?? .gone))
        case .families(let id): post(.form(.families(try caseload.eventFamilies(id))))
        case .edit(let id):
            let page = try caseload.formPage(record: id, today: now.day)
            post(.form(page.map { .page(newest($0, now.day)) } ?? .gone))
        case .rekey(let id, let quarter):
            let page = try caseload.rekeyForm(id, quarter, today: now.day)
            post(.form(page.map { .page(newest($0, now.day)) } ?? .gone))
        // Kept by way of the mailbox: see `run`.
        case .keep(let draft): try caseload.keep(draft)
        case .drop(let key):
            try caseload.dropDraft(key: key)
            formDrafts.forgetTried(key)
        case .save(let id, let draft, let isSure): save(id, draft, isSure, caseload, now)
        case .undo(let id, let back):
            do throws(CaseloadError) {
                let outcome = try caseload.undo(back, at: now)
                post(.form(.undone(id, .success(outcome))))
                sync.noteCommit()
            } catch {
                post(.form(.undone(id, .failure(.caseload(error)))))
            }
        case .weigh(let path, let field): weigh(path, field)
        case .find(let nik):
            post(.form(.known(nik: nik, try person(nik, caseload, now.day))))
        case .findAlike(let person):
            let found = try caseload.lookalikes(
                name: person.name,
                nik: person.nik,
                born: person.born,
                village: person.village,
            )
            post(.form(.alike(person, found)))
        }
    }

    /// The page with what was typed on it last, where the store could not take that yet.
    private func newest(_ page: FormPage, _ today: Day) -> FormPage {
        var page = page
        if let draft = formDrafts.newest(page.begun(today).key) { page.draft = draft }
        return page
    }

    private func save(
        _ id: CommitID,
        _ draft: FormDraft,
        _ isSure: Bool,
        _ caseload: Caseload,
        _ now: Moment,
    ) {
        do throws(CaseloadError) {
            let outcome = try caseload.save(draft, at: now, sure: isSure)
            post(.form(.saved(id, .success(outcome))))
            guard case .saved = outcome else { return }
            formDrafts.forgetTried(draft.key)
            sync.noteCommit()
        } catch {
            post(.form(.saved(id, .failure(.caseload(error)))))
        }
    }

    // MARK: The choice

    private func choices(
        _ subject: RecordSubject,
        _ caseload: Caseload,
        _ today: Day,
    ) throws(CaseloadError) -> NewRecordPage {
        let book = try caseload.formBook()
        var query = RecordsQuery()
        query.limit = 50
        var recent: [FormID] = []
        for row in try caseload.records(query, today: today) where !recent.contains(row.form) {
            recent.append(row.form)
        }
        var page = NewRecordPage(
            subject: subject,
            forms: book.forms.filter { $0.version(on: today) != nil },
            recent: recent,
            drafts: try caseload.formDrafts(),
            faults: try caseload.formFaults().count,
        )
        page.register = try caseload.facilities()
        if let id = subject.group {
            let group = try caseload.familyIndex().groups.first { $0.id == id }
            page.group = Group(id: id, name: group?.name ?? id.rawValue)
        }
        if let id = subject.facility {
            page.facilities = page.register.filter { $0.id == id }
        }
        guard let id = subject.family,
            let family = try caseload.familyPage(id, today.quarter, today: today)
        else { return page }
        page.familyName = family.entry.title
        page.village = family.family.village ?? ""
        page.members = family.members
        page.group = family.group
        page.facilities = family.facilities.values.sorted { $0.name < $1.name }
        return page
    }

    /// Whoever of the register has a NIK.
    private func person(
        _ nik: String,
        _ caseload: Caseload,
        _ today: Day,
    ) throws(CaseloadError) -> KnownPerson? {
        let index = try caseload.familyIndex()
        let found = index.list(index.search(nik))
        for row in 0..<min(found.count, 5) {
            guard
                let page = try caseload.familyPage(found.id(row), today.quarter, today: today),
                let member = page.members.first(where: { $0.nik == nik })
            else { continue }
            return KnownPerson(
                member: member.id,
                name: member.name,
                family: page.family.id,
                village: page.family.village ?? "",
            )
        }
        return nil
    }

    // MARK: Pictures

    /// Takes a picture's size and digest, a piece at a time: a picture may be larger than the memory that
    /// is to spare.
    private func weigh(_ path: String, _ field: FormField) {
        let home = surroundings.places.environment["HOME"] ?? ""
        let full = path.hasPrefix("~/") ? home + path.dropFirst() : path
        do throws(Refusal) {
            let facts = try PhotoFile.facts(full)
            post(.form(.weighed(field, path: path, .success(facts))))
        } catch {
            post(.form(.weighed(field, path: path, .failure(error))))
        }
    }
}

/// Size and digest of a file of any size.
package enum PhotoFile {
    /// Bytes read at a time.
    private static let piece = 1 << 18

    /// Throws `file` for what is missing, a folder, or cannot be read.
    package static func facts(_ path: String) throws(Refusal) -> PhotoFacts {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .file(path: path, reason: trouble(errno)) }
        defer { close(descriptor) }
        var info = stat()
        guard fstat(descriptor, &info) == 0 else {
            throw .file(path: path, reason: trouble(errno))
        }
        // A pipe or device would be read for ever.
        guard info.st_mode & S_IFMT == S_IFREG else {
            let isFolder = info.st_mode & S_IFMT == S_IFDIR
            throw .file(path: path, reason: isFolder ? .isFolder : .missing)
        }
        var hasher = SHA256()
        var bytes = 0
        var buffer = [UInt8](repeating: 0, count: piece)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(path: path, reason: trouble(errno)) }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            bytes += count
        }
        return PhotoFacts(sha256: SHA256.hexadecimal(hasher.finalized()), bytes: bytes)
    }

    private static func trouble(_ code: CInt) -> FileTrouble {
        switch code {
        case ENOENT, ENOTDIR, ENAMETOOLONG: .missing
        case EACCES, EPERM: .noRight
        case EISDIR: .isFolder
        default: .system(code)
        }
    }
}
