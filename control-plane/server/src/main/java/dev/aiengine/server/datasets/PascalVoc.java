package dev.aiengine.server.datasets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads annotations as Pascal VOC writes them: one XML file per image. Its pixels are counted from 1 and a box includes
 * both its edges, so a box from 1 to 1 is one pixel wide.
 */
final class PascalVoc {
    private static final int MOST_BYTES = 1 << 20;

    private final DocumentBuilder parser = parser();
    private final AnnotationBudget budget;
    /** Many objects have one label, which is kept once. */
    private final Map<String, String> labels = new HashMap<>();

    PascalVoc(AnnotationBudget budget) {
        this.budget = budget;
    }

    /** The annotation in a file, or null where its root is something else. */
    @Nullable
    AnnotatedImage read(String entry, InputStream content) throws IOException {
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw Archive.refused(entry, "is longer than " + MOST_BYTES + " bytes, the limit for one XML annotation");
        }
        Element root;
        try {
            root = parser.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (SAXException | IOException e) {
            // The bytes are in memory: an IOException is one of their encoding
            throw Archive.refused(
                    entry, "is not well-formed XML without a document type: " + String.valueOf(e.getMessage()));
        }
        if (!root.getTagName().equals("annotation")) {
            return null;
        }
        List<AnnotatedObject> objects = new ArrayList<>();
        for (Element object : children(root, "object")) {
            budget.object(entry);
            objects.add(object(entry, objects.size() + 1, object));
        }
        Element size = child(root, "size");
        String name = text(root, "filename");
        return new AnnotatedImage(
                entry,
                name == null ? "" : budget.text(entry, "has a filename", name, AnnotationBudget.LONGEST_NAME),
                size == null ? 0 : pixels(entry, size, "width"),
                size == null ? 0 : pixels(entry, size, "height"),
                objects,
                null);
    }

    private AnnotatedObject object(String entry, int number, Element object) {
        String place = "object " + number;
        Element box = child(object, "bndbox");
        if (box == null) {
            throw Archive.refused(entry, place + " has no bndbox");
        }
        double left = edge(entry, place, box, "xmin") - 1;
        double top = edge(entry, place, box, "ymin") - 1;
        double right = edge(entry, place, box, "xmax");
        double bottom = edge(entry, place, box, "ymax");
        String label = text(object, "name");
        if (label != null) {
            label = labels.computeIfAbsent(
                    label, said -> budget.text(entry, place + " has a label", said, AnnotationBudget.LONGEST_LABEL));
        }
        return new AnnotatedObject(number, label, left, top, right - left, bottom - top);
    }

    private static double edge(String entry, String place, Element box, String name) {
        String text = text(box, name);
        try {
            return Double.parseDouble(text == null ? "" : text);
        } catch (NumberFormatException e) {
            throw Archive.refused(entry, place + " has no number as " + name);
        }
    }

    /** Some tools leave the size empty or 0, which says nothing. */
    private static int pixels(String entry, Element size, String name) {
        String text = text(size, name);
        try {
            return text == null || text.isEmpty() ? 0 : (int) Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw Archive.refused(entry, "has no number as size " + name);
        }
    }

    private static @Nullable String text(Element parent, String name) {
        Element child = child(parent, name);
        return child == null ? null : child.getTextContent().strip();
    }

    private static @Nullable Element child(Element parent, String name) {
        List<Element> children = children(parent, name);
        return children.isEmpty() ? null : children.getFirst();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }

    /** Neither a document type nor anything outside the file is ever read. */
    private static DocumentBuilder parser() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder parser = factory.newDocumentBuilder();
            // The default one writes to the console
            parser.setErrorHandler(new DefaultHandler());
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
