package dev.aiengine.console.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.TextTitle;
import org.w3c.dom.Document;

/** A chart as it is shown, with a title that says of what, for elsewhere. */
public final class Pictures {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int SHARPER = 2;
    private static final int TITLE = 24;

    public static byte[] png(LineChart shown, String title) {
        int width = (int) shown.getWidth();
        int height = (int) shown.getHeight() + TITLE;
        JFreeChart chart = titled(shown, title);
        try {
            BufferedImage image = new BufferedImage(width * SHARPER, height * SHARPER, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.scale(SHARPER, SHARPER);
            shown.draw(graphics, new Rectangle2D.Double(0, 0, width, height), new ChartRenderingInfo(null));
            graphics.dispose();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            chart.setTitle((TextTitle) null);
        }
    }

    public static String svg(LineChart shown, String title) {
        JFreeChart chart = titled(shown, title);
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
            SVGGraphics2D graphics = new SVGGraphics2D(document);
            int width = (int) shown.getWidth();
            int height = (int) shown.getHeight() + TITLE;
            graphics.setSVGCanvasSize(new java.awt.Dimension(width, height));
            shown.draw(graphics, new Rectangle2D.Double(0, 0, width, height), new ChartRenderingInfo(null));
            StringWriter svg = new StringWriter();
            graphics.stream(svg, true);
            return svg.toString();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException("the picture could not be drawn as SVG", e);
        } finally {
            chart.setTitle((TextTitle) null);
        }
    }

    private static JFreeChart titled(LineChart shown, String title) {
        JFreeChart chart = shown.chart();
        TextTitle words = new TextTitle(title, new Font("SansSerif", Font.BOLD, 13));
        words.setPaint(shown.palette().text());
        chart.setTitle(words);
        return chart;
    }

    private Pictures() {}
}
