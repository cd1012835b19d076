/// The look of every page, on the screen and on A4.
///
/// Only static text: no address, no font from elsewhere, no data.
enum PageStyle {
    static let common: StaticString = """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        html{font:10pt/1.35 "Liberation Sans","Noto Sans",Arial,Helvetica,sans-serif;color:#000;
        background:#fff}
        body{margin:0 auto;padding:6mm;max-width:190mm}
        body.wide{max-width:277mm}
        h1{font-size:15pt;margin:0 0 1mm}
        h2{font-size:11.5pt;margin:6mm 0 2mm;break-after:avoid;page-break-after:avoid}
        h3{font-size:10pt;margin:4mm 0 1mm;break-after:avoid;page-break-after:avoid}
        p{margin:0 0 1.5mm}
        .mark{border:1pt solid #000;padding:1mm 2mm;font-size:8.5pt;font-weight:bold;
        margin:0 0 4mm}
        .meta{margin:0 0 3mm;color:#222}
        .note{font-size:8.5pt;color:#222;margin:1mm 0 0}
        table+.note,table+.signers,.note+.signers{break-before:avoid;page-break-before:avoid}
        .form td.foot{border:0;padding:0;font-size:10pt}
        th.place{text-align:left;background:none;border:0;font-size:8pt}
        table{border-collapse:collapse;width:100%;margin:0 0 2mm;font-size:9pt}
        thead{display:table-header-group}
        tfoot{display:table-row-group}
        tr{break-inside:avoid;page-break-inside:avoid}
        th,td{border:.5pt solid #777;padding:.8mm 1.4mm;text-align:left;vertical-align:top;
        overflow-wrap:break-word}
        th{background:#e6e6e6;font-weight:bold;-webkit-print-color-adjust:exact;
        print-color-adjust:exact;overflow-wrap:normal}
        td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
        td.n{white-space:nowrap}
        tr.total td{font-weight:bold;border-top:1.2pt solid #000}
        td.box{height:7mm}
        figure{margin:0 0 3mm;break-inside:avoid;page-break-inside:avoid}
        figure svg{width:100%;height:auto;display:block}
        figcaption{font-weight:bold;font-size:9pt;margin:0 0 1mm}
        .form{font-size:7.5pt;table-layout:fixed}
        .form th,.form td{padding:.6mm .7mm;overflow-wrap:anywhere}
        .form th{font-size:6.4pt;overflow-wrap:anywhere}
        .form td.tight{font-size:6.6pt;padding:.6mm .3mm}
        .field{margin:0 0 3mm;display:grid;grid-template-columns:42mm 1fr;gap:.5mm 2mm}
        .field dt{font-weight:normal}
        .field dd{margin:0;font-weight:bold}
        .signers{display:flex;justify-content:space-between;gap:8mm;margin-top:5mm;
        break-inside:avoid;page-break-inside:avoid}
        .signer{flex:1;max-width:75mm}
        .signer .line{margin-top:13mm;border-bottom:.7pt solid #000;min-height:5mm}
        .letterhead{text-align:center;border-bottom:1.5pt solid #000;padding-bottom:2mm;
        margin-bottom:4mm}
        .letter p{margin:0 0 2.5mm}
        section.sheet{break-before:page;page-break-before:always}
        section.sheet:first-of-type{break-before:auto;page-break-before:auto}
        .keep{break-inside:avoid;page-break-inside:avoid}
        @media print{body,body.wide{padding:0 .4mm;max-width:none}}
        """

    static let portrait: StaticString = "@page{size:A4 portrait;margin:14mm 14mm 16mm}"
    static let landscape: StaticString = "@page{size:A4 landscape;margin:12mm 12mm 14mm}"

    /// The foot of each page, in browsers that know margin boxes.
    static let footIndonesian: StaticString = """
        @page{@bottom-left{content:"Data pribadi, dilindungi UU 27/2022";font:8pt sans-serif}
        @bottom-right{content:"Halaman " counter(page) " dari " counter(pages);font:8pt sans-serif}}
        """
    static let footEnglish: StaticString = """
        @page{@bottom-left{content:"Personal data, protected by UU 27/2022";font:8pt sans-serif}
        @bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt sans-serif}}
        """
}
