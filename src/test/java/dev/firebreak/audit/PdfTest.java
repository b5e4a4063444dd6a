package dev.firebreak.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in other letters than Latin ones is read in its own order. */
class PdfTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00c5sa \u017bo\u0142\u0105d\u017a",
                "\u0418\u0432\u0430\u043d",
                "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd"
            })
    void namesStandInTheReportAsTheyAreWritten(String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pdf.write(
                "<html lang=\"en\"><head><title>T</title><meta name=\"description\" content=\"T\"/>"
                        + "<style>body { font-family: Sans }</style></head><body><p>" + name + "</p></body></html>",
                out);
        try (PDDocument read = Loader.loadPDF(out.toByteArray())) {
            assertThat(new PDFTextStripper().getText(read)).contains(name);
        }
    }
}
