extension Words {
    package var recordHint: String {
        pick("Enter langkah berikut · e ubah · Esc kembali", "Enter next step · e edit · Esc back")
    }

    package var aboutRecord: String {
        pick(
            "Satu catatan: jawabannya, dan setiap langkah dengan siapa dan kapan.",
            "One record: its answers, and each step with who and when.",
        )
    }
}
