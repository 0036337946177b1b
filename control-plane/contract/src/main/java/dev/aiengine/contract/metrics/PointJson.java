package dev.aiengine.contract.metrics;

import dev.aiengine.contract.metrics.Series.Point;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** A point as {@code [t,v]}; by hand, because an answer may have hundred thousands of them. */
final class PointJson {

    static final class Writer extends ValueSerializer<Point> {
        @Override
        public void serialize(Point point, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            number(point.t(), out);
            number(point.v(), out);
            out.writeEndArray();
        }

        /** Whole numbers are written as such. */
        private static void number(double value, JsonGenerator out) {
            if (value == Math.rint(value) && Math.abs(value) < 1e15) {
                out.writeNumber((long) value);
            } else {
                out.writeNumber(value);
            }
        }
    }

    static final class Reader extends ValueDeserializer<Point> {
        @Override
        public Point deserialize(JsonParser in, DeserializationContext context) {
            if (in.isExpectedStartArrayToken()) {
                Point point = new Point(number(in, context), number(in, context));
                if (in.nextToken() == JsonToken.END_ARRAY) {
                    return point;
                }
            }
            return context.reportInputMismatch(Point.class, "a point is [t,v]");
        }

        private static double number(JsonParser in, DeserializationContext context) {
            return in.nextToken().isNumeric()
                    ? in.getDoubleValue()
                    : context.reportInputMismatch(Point.class, "a point is [t,v]");
        }
    }

    private PointJson() {}
}
