/// What is wrong with a server's certificate or a desk's code, and what to do.
extension Words {
    /// A sentence.
    func certificateTrouble(_ detail: String) -> String {
        if detail.contains("expired") {
            return pick(
                "Sertifikat server sudah tidak berlaku.",
                "The server's certificate has expired.",
            )
        }
        if detail.contains("not yet valid") {
            return pick(
                "Menurut jam laptop ini sertifikat server belum berlaku.",
                "By this laptop's clock the server's certificate is not yet valid.",
            )
        }
        if isAboutPairing(detail) {
            return pick(
                "Kode meja tidak cocok dengan meja yang menjawab.",
                "The pairing code is not that of the desk that answers.",
            )
        }
        if detail.contains("subject name") || detail.contains("host name") {
            return pick(
                "Sertifikat yang ditunjukkan milik server lain.",
                "The certificate shown belongs to another server.",
            )
        }
        return pick(
            "Server tidak dapat membuktikan dirinya (sertifikat tidak dikenal).",
            "The server cannot prove who it is (unknown certificate).",
        )
    }

    /// What to do about it.
    func certificateAdvice(_ detail: String) -> String {
        if detail.contains("expired") || detail.contains("not yet valid") {
            return pick(
                "Periksa tanggal dan jam laptop; jika benar, beri tahu kantor.",
                "Check the laptop's date and time; if they are right, tell the office.",
            )
        }
        if isAboutPairing(detail) {
            return pick(
                "Baca kode dari layar meja dan ketik ulang di Pengaturan server.",
                "Read the code from the desk's screen and type it again in the server settings.",
            )
        }
        return pick(
            "Tidak ada yang dikirim. Untuk meja: di baris Kepercayaan pilih «kode meja» dengan panah kanan, lalu ketik kodenya; untuk server kantor: minta berkas CA.",
            "Nothing was sent. For a desk: type its pairing code in the server settings; for the office's server: ask for its CA file.",
        )
    }

    private func isAboutPairing(_ detail: String) -> Bool {
        ["pairing code", "the code is not", "changed its key"].contains(where: detail.contains)
            || detail.lowercased().contains("public key")
    }
}
