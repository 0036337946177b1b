package dev.aiengine.launcher.demo.made;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures of nuts, washers and brackets on a noisy belt. */
final class Shapes {
    static final List<String> LABELS = List.of("bracket", "nut", "washer");

    /** A part and where it lies, in pixels from the top left. */
    record Part(String label, int x, int y, int size) {}

    /** A picture and what is on it. */
    record Picture(BufferedImage image, List<Part> parts) {

        byte[] png() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        }
    }

    /** One part that fills most of the picture. */
    static Picture one(String label, int size, Random random) {
        int part = size * 6 / 10 + random.nextInt(size / 5);
        return draw(
                size, List.of(new Part(label, random.nextInt(size - part), random.nextInt(size - part), part)), random);
    }

    /** Up to three parts that do not lie on each other. */
    static Picture several(int size, Random random) {
        List<Part> parts = new ArrayList<>();
        int wanted = 1 + random.nextInt(3);
        for (int attempt = 0; attempt < 30 && parts.size() < wanted; attempt++) {
            int part = size / 5 + random.nextInt(size / 7);
            Part next = new Part(
                    LABELS.get(random.nextInt(LABELS.size())),
                    random.nextInt(size - part),
                    random.nextInt(size - part),
                    part);
            if (parts.stream().noneMatch(other -> overlap(other, next))) {
                parts.add(next);
            }
        }
        return draw(size, parts, random);
    }

    private static boolean overlap(Part a, Part b) {
        return a.x < b.x + b.size && b.x < a.x + a.size && a.y < b.y + b.size && b.y < a.y + a.size;
    }

    private static Picture draw(int size, List<Part> parts, Random random) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int grey = Math.clamp(Math.round(90 + 14 * random.nextGaussian()), 0, 255);
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (Part part : parts) {
            int light = 150 + random.nextInt(90);
            graphics.setColor(new Color(light, light, light - random.nextInt(40)));
            draw(graphics, part);
        }
        graphics.dispose();
        return new Picture(image, parts);
    }

    private static void draw(Graphics2D graphics, Part part) {
        int stroke = Math.max(2, part.size / 5);
        graphics.setStroke(new BasicStroke(stroke));
        int inner = part.size - stroke;
        int left = part.x + stroke / 2;
        int top = part.y + stroke / 2;
        switch (part.label) {
            case "washer" -> graphics.drawOval(left, top, inner, inner);
            case "nut" -> graphics.fillPolygon(hexagon(part));
            case "bracket" -> {
                graphics.drawLine(left, top, left, top + inner);
                graphics.drawLine(left, top + inner, left + inner, top + inner);
            }
            default -> throw new IllegalArgumentException(part.label);
        }
    }

    private static Polygon hexagon(Part part) {
        Polygon hexagon = new Polygon();
        double radius = part.size / 2.0;
        for (int corner = 0; corner < 6; corner++) {
            double angle = Math.PI / 3 * corner;
            hexagon.addPoint((int) Math.round(part.x + radius + radius * Math.cos(angle)), (int)
                    Math.round(part.y + radius + radius * Math.sin(angle)));
        }
        return hexagon;
    }

    private Shapes() {}
}
