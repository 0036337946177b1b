package dev.aiengine.agent.http;

import dev.aiengine.agent.measuring.Remembrance;
import dev.aiengine.agent.serving.LiveEndpoint;
import dev.aiengine.agent.serving.LiveVariant;
import dev.aiengine.agent.serving.OfferResult;
import dev.aiengine.agent.serving.ServingState;
import dev.aiengine.contract.health.Health;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What all connections share. */
final class Desk {
    private final ServingState state;
    private final Limits limits;
    private final Routes routes;
    private final LongSupplier nanoTime;
    private final String version;
    private final Remembrance remembrance;

    // Prediction ids are unique across agents and restarts by the prefix, and within the process by the number.
    private final String idPrefix = HexFormat.of().toHexDigits(new SecureRandom().nextLong()) + "-";
    private final AtomicLong lastId = new AtomicLong();

    Desk(ServingState state, Limits limits, LongSupplier nanoTime, String version, Remembrance remembrance) {
        this.state = state;
        this.limits = limits;
        this.routes = new Routes(state, limits);
        this.nanoTime = nanoTime;
        this.version = version;
        this.remembrance = remembrance;
    }

    Limits limits() {
        return limits;
    }

    Routes routes() {
        return routes;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    Remembrance remembrance() {
        return remembrance;
    }

    String id() {
        return idPrefix + Long.toHexString(lastId.incrementAndGet());
    }

    /** Hands inputs to a model's queue, which answers the exchange. */
    void ask(Exchange exchange, Route.Predict predict) {
        byte[] bytes = exchange.body();
        PredictBody body = switch (predict.body()) {
            case JSON -> PredictBody.json(bytes, limits.maxInputs());
            case TEXT -> PredictBody.text(bytes);
            case IMAGE -> PredictBody.image(bytes);
        };
        long now = nanoTime();
        long deadline = now + predict.deadlineNanos();
        exchange.asked(now);
        OfferResult result;
        do {
            LiveEndpoint endpoint = endpoint(predict.endpoint());
            LiveVariant variant = endpoint.variant(body.subject());
            if (body.inputs().size() > variant.capacity()) {
                throw PredictBody.tooMany(variant.capacity());
            }
            exchange.chosen(variant);
            result = endpoint.offer(variant, body.inputs(), body.subject(), deadline, exchange);
        } while (result == OfferResult.CLOSED); // replaced between the look and the offer: look again
        if (result == OfferResult.FULL) {
            exchange.full();
            throw Refusal.comeBack("too many requests wait for endpoint " + predict.endpoint());
        }
    }

    private LiveEndpoint endpoint(String name) {
        LiveEndpoint endpoint = state.endpoint(name);
        if (endpoint == null) {
            throw routes.absent(name);
        }
        return endpoint;
    }

    ByteBuf probe(
            Route.Probe probe,
            Replies replies,
            ByteBufAllocator allocator,
            Replies.Afterwards afterwards,
            boolean withBody) {
        boolean up = probe == Route.Probe.LIVE || state.ready();
        HttpResponseStatus status = up ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE;
        Map<String, String> headers = up ? Map.of() : Map.of("Retry-After", "1");
        String word = up ? "UP" : "DOWN";
        Object body = probe == Route.Probe.HEALTH
                ? new Health(word, version, Map.of("endpoints", word))
                : Map.of("status", word);
        return replies.json(allocator, afterwards, status, headers, body, withBody);
    }
}
