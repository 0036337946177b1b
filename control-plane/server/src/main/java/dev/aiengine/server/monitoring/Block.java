package dev.aiengine.server.monitoring;

import dev.aiengine.contract.metrics.Varints;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/** The points of a series that are kept together, by their place. */
final class Block {
    private final Map<Integer, Point> points = new TreeMap<>();

    static Block decoded(byte[] bytes) {
        Block block = new Block();
        each(bytes, (place, points) -> block.points.put(place, Point.read(points)));
        return block;
    }

    /** Reads the point at a place, and no more. */
    interface Reader {
        void read(int place, Varints points);
    }

    /** Reads points one by one, which makes no block of them. */
    static void each(byte[] bytes, Reader reader) {
        Varints in = new Varints(bytes);
        while (in.more()) {
            reader.read((int) in.next(), in);
        }
    }

    void add(int place, Point point) {
        points.merge(place, point, Point::plus);
    }

    void add(Block other) {
        other.points.forEach(this::add);
    }

    /** In place of what was there. */
    void put(int place, Point point) {
        points.put(place, point);
    }

    /**
     * All of it as one point.
     *
     * @param sum an empty one, and empty afterwards
     */
    Point sum(PointSum sum) {
        points.values().forEach(sum::add);
        return sum.take();
    }

    void each(ObjIntConsumer<Point> reader) {
        points.forEach((place, point) -> reader.accept(point, place));
    }

    byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        points.forEach((place, point) -> {
            Varints.write(out, place);
            point.write(out);
        });
        return out.toByteArray();
    }
}
