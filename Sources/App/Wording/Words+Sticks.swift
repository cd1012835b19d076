import StorePeers

/// What is wrong with a stick, and what to do.
extension Words {
    package func sentence(for error: StickError) -> String {
        switch error {
        case .missing:
            pick(
                "Berkas stik itu tidak ada, dan untuk membuatnya nama basis data belum diatur. Periksa letaknya, atau isi Pengaturan server dulu.",
                "That stick file is not there, and no database is set to make one. Check the place, or fill the server settings first.",
            )
        case .missingFolder:
            pick(
                "Foldernya tidak ada: stik belum terpasang atau salah ketik. Pasang stik, lalu ulangi.",
                "The folder is not there: the stick is not mounted, or mistyped. Mount it and try again.",
            )
        case .notAStick:
            pick(
                "Berkas itu bukan berkas stik. Tidak ada yang diubah; pilih nama berkas lain.",
                "That is no stick file. Nothing was changed; choose another file name.",
            )
        case .cutShort:
            pick(
                "Berkas stik terpotong. Catatan di laptop aman: hapus berkas itu dan buat baru.",
                "The stick's file is cut short. The records on the laptop are safe: remove it and make a new one.",
            )
        case .wrongPassphrase:
            pick(
                "Kata sandi stik salah. Tidak ada yang diubah; ketik lagi.",
                "Wrong passphrase of the stick. Nothing was changed; type it again.",
            )
        case .damaged:
            pick(
                "Isi berkas stik rusak. Catatan di laptop aman: buat berkas stik baru.",
                "The stick's file is damaged. The records on the laptop are safe: make a new stick file.",
            )
        case .newerVersion:
            pick(
                "Berkas stik dibuat program yang lebih baru. Perbarui program ini.",
                "The stick's file comes from a newer program. Update this one.",
            )
        case .inUse:
            pick(
                "Berkas stik sedang dipakai program lain. Tunggu, lalu ulangi.",
                "Another program is using the stick's file. Wait, then try again.",
            )
        case .otherDatabase(let label):
            pick(
                "Stik ini milik pendamping lain («\(label)»). Tidak ada yang ditulis.",
                "This stick is another worker's («\(label)»). Nothing was written.",
            )
        case .unnamedDatabase(let database):
            pick(
                "Stik ini berisi basis data «\(database)», dan laptop ini belum tahu basis data mana miliknya. Tidak ada yang diambil. Bila itu milik Anda, ulangi dengan: --database \(database)",
                "This stick carries the database «\(database)», and this laptop does not know yet which is its own. Nothing was taken. If it is yours, repeat with: --database \(database)",
            )
        case .alreadyExists:
            pick(
                "Sudah ada berkas di sana. Pilih nama lain.",
                "A file is there already. Choose another name.",
            )
        case .noAccess:
            pick(
                "Stik tidak dapat ditulisi: terkunci atau milik pengguna lain.",
                "The stick cannot be written: locked, or another user's.",
            )
        case .full:
            pick(
                "Stik penuh, atau berkasnya mencapai batas 4 GB. Kosongkan tempat atau pakai stik lain.",
                "The stick is full, or its file reached the limit of 4 GB. Make room or use another stick.",
            )
        case .inputOutput:
            pick(
                "Stik tercabut atau rusak. Yang sudah selesai tetap di stik; pasang lagi dan ulangi.",
                "The stick was pulled out or is broken. What was finished is on it; put it in again and repeat.",
            )
        case .store(let error): sentence(for: .caseload(.store(error)))
        }
    }
}
