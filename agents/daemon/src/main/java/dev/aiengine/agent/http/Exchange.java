package dev.aiengine.agent.http;

import dev.aiengine.agent.measuring.ErrorKind;
import dev.aiengine.agent.measuring.Meter;
import dev.aiengine.agent.serving.LiveVariant;
import dev.aiengine.agent.serving.Outcome;
import dev.aiengine.agent.serving.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One request of a connection and the response to it. Lives on the event loop of its connection. */
final class Exchange implements Reply {
    private final Connection connection;
    private final String path;
    private final boolean withBody;
    private final Replies.Afterwards wish;
    private final @Nullable Route route;
    private @Nullable Refusal refusal;
    private @Nullable LiveVariant variant;
    private @Nullable ByteBuf received;
    private @Nullable ByteBuf response;
    private int bytes;
    private long since;

    /**
     * @param route absent for a request that is refused already
     * @param wish what the caller wants to become of the connection
     */
    Exchange(
            Connection connection,
            String path,
            boolean withBody,
            Replies.Afterwards wish,
            @Nullable Route route,
            @Nullable Refusal refusal) {
        this.connection = connection;
        this.path = path;
        this.withBody = withBody;
        this.wish = wish;
        this.route = route;
        this.refusal = refusal;
    }

    @Nullable
    Route route() {
        return route;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    String path() {
        return path;
    }

    boolean withBody() {
        return withBody;
    }

    Replies.Afterwards wish() {
        return wish;
    }

    @Nullable
    ByteBuf response() {
        return response;
    }

    void respond(ByteBuf whole) {
        response = whole;
    }

    void asked(long nanoTime) {
        since = nanoTime;
    }

    void chosen(LiveVariant chosen) {
        variant = chosen;
    }

    /** Keeps a part of the body, unless it has become too large or is of no use any more. */
    void receive(ByteBuf part, int maxBody) {
        if (refusal != null || !part.isReadable()) {
            return;
        }
        int size = received == null ? 0 : received.readableBytes();
        if (size + part.readableBytes() > maxBody) {
            refusal = Refusal.tooLarge(maxBody);
            release();
        } else if (received == null) {
            received = part.retainedSlice();
        } else {
            received = joined(received, part);
        }
    }

    byte[] body() {
        byte[] body = received == null ? new byte[0] : ByteBufUtil.getBytes(received);
        bytes = body.length;
        return body;
    }

    /** Lets go of the buffers it holds. */
    void release() {
        if (received != null) {
            received.release();
            received = null;
        }
    }

    void abandon() {
        release();
        if (response != null) {
            response.release();
            response = null;
        }
    }

    @Override
    public Executor home() {
        return connection.loop();
    }

    @Override
    public int bytes() {
        return bytes;
    }

    @Override
    public long since() {
        return since;
    }

    @Override
    public boolean wanted() {
        return connection.open();
    }

    @Override
    public void answer(Outcome outcome) {
        LiveVariant answered = variant;
        if (answered == null || !connection.open()) {
            return;
        }
        count(answered.meter(), outcome);
        switch (outcome) {
            case Outcome.Predicted predicted -> connection.predicted(this, answered, predicted.predictions());
            case Outcome.InvalidAt invalid ->
                connection.refuse(
                        this,
                        Refusal.field(
                                invalid.input() < 0 ? "inputs" : "inputs[" + invalid.input() + "]", invalid.message()));
            case Outcome.Rejected rejected ->
                connection.refuse(this, Refusal.unprocessable("inputs[" + rejected.input() + "]", rejected.message()));
            case Outcome.Failed _ ->
                connection.refuse(
                        this, Refusal.of(HttpResponseStatus.INTERNAL_SERVER_ERROR, "the model failed on this request"));
            case Outcome.Expired _ ->
                connection.refuse(
                        this,
                        Refusal.of(
                                HttpResponseStatus.GATEWAY_TIMEOUT, "the deadline passed before the model was free"));
        }
    }

    /** The chosen variant takes no more. */
    void full() {
        if (variant != null) {
            variant.meter().refused(ErrorKind.FULL);
        }
    }

    /** Predictions count once they are written. */
    private static void count(Meter meter, Outcome outcome) {
        switch (outcome) {
            case Outcome.Predicted _ -> {}
            case Outcome.InvalidAt _ -> meter.refused(ErrorKind.INVALID);
            case Outcome.Rejected _ -> meter.refused(ErrorKind.REJECTED);
            case Outcome.Failed _ -> meter.refused(ErrorKind.FAILED);
            case Outcome.Expired _ -> meter.refused(ErrorKind.EXPIRED);
        }
    }

    @Override
    public void flush() {
        connection.flush();
    }

    private static ByteBuf joined(ByteBuf first, ByteBuf part) {
        if (first.isWritable(part.readableBytes()) && first.refCnt() == 1 && first.unwrap() == null) {
            return first.writeBytes(part);
        }
        int size = first.readableBytes() + part.readableBytes();
        ByteBuf joined = first.alloc().buffer(Math.max(2 * size, 1 << 16));
        try {
            return joined.writeBytes(first).writeBytes(part);
        } finally {
            first.release();
        }
    }
}
