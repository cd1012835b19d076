import Documents

/// What the server lets whom write: the `validate_doc_update` of every database, as CouchDB runs it.
///
/// ECMAScript 5 without anything of CouchDB's own, since its engines differ. What it cannot hold a hub to:
/// that a document it carries is unchanged. A changed one has another revision than the worker's laptop
/// knows, and the checkpoint on the server names the login that brought it.
package enum ValidationFunction {
    /// Kinds that laptops write; those of supervision a supervisor's alone.
    package static let recordKinds = RecordKinds.written.sorted()

    package static var source: String {
        template
            .replacing("RECORDS", with: list(recordKinds))
            .replacing("SUPERVISION", with: list(RecordKinds.ofSupervision.sorted()))
            .replacing("OFFICE", with: list(OfficeKinds.written.sorted()))
    }

    private static func list(_ kinds: [String]) -> String {
        "[" + kinds.map { "'\($0)'" }.joined(separator: ", ") + "]"
    }

    private static let template = #"""
        function (newDoc, oldDoc, userCtx, secObj) {
          var records = RECORDS;
          var office = OFFICE;
          function no(why) { throw({forbidden: why}); }
          function text(value) { return typeof value === 'string' && value.length > 0; }
          function has(list, item) {
            for (var i = 0; i < list.length; i++) { if (list[i] === item) { return true; } }
            return false;
          }
          function role(prefix) {
            for (var i = 0; i < userCtx.roles.length; i++) {
              if (userCtx.roles[i].indexOf(prefix) === 0) { return true; }
            }
            return false;
          }
          function texts(value) {
            if (Object.prototype.toString.call(value) !== '[object Array]') { return false; }
            for (var i = 0; i < value.length; i++) { if (!text(value[i])) { return false; } }
            return value.length > 0;
          }
          var isServer = has(userCtx.roles, '_admin') || role('replikator.');
          var isOffice = isServer || role('kantor.');
          var isDesk = role('meja.');
          var isSupervisor = role('penyelia.');
          var supervision = SUPERVISION;
          var id = newDoc._id;
          var kind = newDoc.type;

          if (!text(kind)) { no('dokumen tanpa type'); }
          if (id.indexOf(kind + ':') !== 0 || id.length === kind.length + 1) {
            no('type tidak sama dengan jenis pada _id');
          }
          if (kind === 'receipt') {
            if (!isOffice && !isDesk) { no('tanda terima hanya ditulis meja atau kantor'); }
            if (!text(newDoc.server)) { no('tanda terima tanpa server'); }
          } else {
            if (!text(newDoc.by)) { no('dokumen tanpa penulis (by)'); }
            if (has(office, kind)) {
              if (!isOffice && !(kind === 'decision' && isSupervisor)) {
                no('data induk hanya diubah kantor');
              }
            } else if (!has(records, kind)) {
              no('jenis dokumen tidak dikenal');
            }
          }
          if (!text(newDoc.at) || !/^\d{4}-\d{2}-\d{2}(T|$)/.test(newDoc.at)) {
            no('dokumen tanpa tanggal (at)');
          }
          if (has(supervision, kind) && !isSupervisor && !isDesk && !isOffice) {
            no('pemeriksaan ulang hanya ditulis penyelia');
          }
          if (newDoc._attachments) { no('lampiran tidak diterima'); }

          if (newDoc._deleted) {
            if (!has(records, kind)) { return; }
            if (!texts(newDoc.settles)) { no('penghapusan tanpa revisi yang diselesaikan (settles)'); }
            for (var i = 0; i < newDoc.settles.length; i++) {
              if (!/^[1-9][0-9]*-./.test(newDoc.settles[i])) {
                no('settles bukan daftar revisi');
              }
            }
            return;
          }
          if (has(records, kind) && !has(supervision, kind) && isOffice && !isServer) { no('catatan hanya ditulis pendamping'); }
          if (kind === 'decision') {
            if (id !== 'decision:' + newDoc.about + ':' + newDoc.revision) {
              no('keputusan tidak menyebut catatan dan revisinya');
            }
            if (newDoc.verdict !== 'accepted' && newDoc.verdict !== 'refused') {
              no('keputusan tanpa putusan');
            }
            if (newDoc.verdict === 'refused' && !text(newDoc.reason)) { no('penolakan tanpa alasan'); }
          }
          if (kind === 'release' && (!text(newDoc.family) || !texts(newDoc.assignedTo))) {
            no('pelepasan tanpa keluarga atau petugas');
          }
        }
        """#
}

extension String {
    /// The text with every `name` replaced.
    fileprivate func replacing(_ name: String, with text: String) -> String {
        var result = ""
        var rest = self[...]
        while let found = rest.firstRange(of: name) {
            result += rest[..<found.lowerBound] + text
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}
