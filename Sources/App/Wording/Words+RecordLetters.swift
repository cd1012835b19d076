import Casework
import Reports

/// The words of letters made of records.
extension Words {
    package var letterLabel: String { pick("Surat", "Letter") }
    package var letterExplanation: String {
        pick(
            "Menulis tanda terima pengaduan atau surat rujukan sebagai halaman siap cetak",
            "Write the complaint's receipt or the referral letter as a page to print",
        )
    }
    package var noLetter: String {
        pick(
            "Surat hanya ada untuk pengaduan dan rujukan",
            "Only complaints and referrals have a letter",
        )
    }
    package var letterPrompt: String { pick("Berkas surat (.html)", "File of the letter (.html)") }
    package func letterWritten(_ path: String) -> String {
        pick(
            "Surat ditulis: \(path). Berkas ini tidak terenkripsi; hapus setelah dicetak.",
            "Letter written: \(path). The file is not encrypted; delete it once printed.",
        )
    }

    var letterName: String { pick("Nama", "Name") }
    var letterFamily: String { pick("Keluarga", "Family") }
    var letterVillage: String { pick("Desa/kelurahan", "Village") }
    var letterDate: String { pick("Tanggal", "Date") }

    func letterOpening(_ kind: Letter.Kind) -> String {
        switch kind {
        case .receipt:
            pick(
                "Telah diterima pengaduan dengan keterangan sebagai berikut:",
                "A complaint has been received as follows:",
            )
        case .referral:
            pick(
                "Dengan hormat, bersama ini kami rujuk untuk mendapat layanan:",
                "We refer the following person to your service:",
            )
        }
    }

    func letterClosing(_ kind: Letter.Kind, due: Day?) -> [String] {
        switch kind {
        case .receipt:
            let answer = due.map { day in
                pick(
                    "Pengaduan ini dijawab paling lambat \(self.day(day)).",
                    "It will be answered by \(self.day(day)).",
                )
            }
            let keep = pick(
                "Simpan tanda terima ini dan sebutkan nomornya bila bertanya.",
                "Keep this receipt and tell its number when you ask.",
            )
            return [answer, keep].compactMap { $0 }
        case .referral:
            let answer = due.map { day in
                pick(
                    "Mohon jawaban paling lambat \(self.day(day)).",
                    "Please answer by \(self.day(day)).",
                )
            }
            let thanks = pick(
                "Atas bantuan dan kerja samanya kami sampaikan terima kasih.",
                "Thank you for your help.",
            )
            return [answer, thanks].compactMap { $0 }
        }
    }
}
