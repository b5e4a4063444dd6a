package dev.firebreak.audit;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import org.springframework.core.io.ClassPathResource;

/** Lays out a page of ours as PDF/A-2, tagged and with bookmarks, with its fonts inside. Loads nothing from anywhere. */
final class Pdf {

    private static final String FONTS = "net/sf/jasperreports/fonts/dejavu/";
    private static final String CHARACTERS_OF_NO_XML = "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private Pdf() {}

    /** @param page well-formed XHTML; a character that XML has no place for is shown as a replacement */
    static void write(String page, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(page.replaceAll(CHARACTERS_OF_NO_XML, "\uFFFD"), null);
        builder.useUriResolver((base, uri) -> null);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        font(builder, "DejaVuSans.ttf", "Sans", 400);
        font(builder, "DejaVuSans-Bold.ttf", "Sans", 700);
        font(builder, "DejaVuSansMono.ttf", "Mono", 400);
        builder.toStream(out);
        builder.run();
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight) {
        FSSupplier<InputStream> content = () -> {
            try {
                return new ClassPathResource(FONTS + file).getInputStream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        builder.useFont(content, family, weight, FontStyle.NORMAL, true);
    }
}
