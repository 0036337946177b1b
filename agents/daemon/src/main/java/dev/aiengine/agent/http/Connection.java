package dev.aiengine.agent.http;

import dev.aiengine.agent.serving.LiveVariant;
import dev.aiengine.agent.serving.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One caller's connection: puts requests together, answers them in the order they came, and stops reading while too
 * many are unanswered or the caller does not take the answers.
 */
final class Connection extends ChannelInboundHandlerAdapter {

    /** Tells a connection to finish what it has begun and to close. */
    static final Object FINISH = new Object();

    private static final Logger log = LoggerFactory.getLogger(Connection.class);
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_UNANSWERED = 128;
    private static final long LINGER_SECONDS = 2;

    private final Desk desk;
    private final Replies replies;
    private final ArrayDeque<Exchange> unanswered = new ArrayDeque<>();

    private @Nullable ChannelHandlerContext context;
    private @Nullable Exchange arriving;
    private boolean written;
    private boolean finishing;
    private boolean deaf;
    private boolean closing;

    Connection(Desk desk, Replies replies) {
        this.desk = desk;
        this.replies = replies;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        try {
            if (closing || deaf) {
                return; // read all the same, so that the caller gets to see the last answer
            }
            if (message instanceof HttpRequest request) {
                begin(request);
            }
            if (message instanceof HttpContent content && arriving != null) {
                receive(arriving, content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        throttle();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        closing = true;
        drop();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == FINISH) {
            finishing = true;
        }
        boolean idle = event == FINISH || event instanceof IdleStateEvent;
        boolean stalled = event instanceof IdleStateEvent && arriving != null;
        if (idle && !closing && (unanswered.isEmpty() || stalled)) {
            ChannelFuture _ = ctx.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.debug("connection to {} lost", ctx.channel().remoteAddress(), cause);
        ChannelFuture _ = ctx.close();
    }

    Executor loop() {
        return context().executor();
    }

    boolean open() {
        return context().channel().isActive();
    }

    /** Answers with predictions; sent with the next flush. */
    void predicted(Exchange exchange, LiveVariant variant, List<JsonNode> predictions) {
        Replies.Afterwards afterwards = afterwards(exchange);
        ByteBuf response;
        String id = desk.id();
        try {
            response = replies.predictions(context().alloc(), afterwards, id, variant, predictions);
        } catch (RuntimeException e) {
            log.warn("predictions of {} cannot be written", variant.model(), e);
            exchange.answer(new Outcome.Failed());
            return;
        }
        variant.meter().predicted(predictions.size(), desk.nanoTime() - exchange.since());
        desk.remembrance().consider(id, variant.meter(), predictions);
        send(exchange, response);
    }

    /** Answers with a problem; sent with the next flush. */
    void refuse(Exchange exchange, Refusal refusal) {
        send(
                exchange,
                replies.problem(
                        context().alloc(), afterwards(exchange), refusal, exchange.path(), exchange.withBody()));
    }

    void flush() {
        if (written) {
            written = false;
            context().flush();
        }
        throttle();
    }

    private void begin(HttpRequest request) {
        String uri = request.uri();
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        Route route = null;
        Refusal refusal = null;
        try {
            route = desk.routes().of(request, path);
        } catch (Refusal e) {
            refusal = e;
        }
        boolean withBody = !HttpMethod.HEAD.equals(request.method());
        Exchange exchange = new Exchange(this, path, withBody, Replies.Afterwards.of(request), route, refusal);
        unanswered.add(exchange);
        arriving = exchange;
        if (refusal != null
                && (request.decoderResult().isFailure()
                        || HttpUtil.is100ContinueExpected(request)
                        || refusal.isTooLarge())) {
            refuseUnread(exchange, refusal);
        } else if (HttpUtil.is100ContinueExpected(request) && unanswered.size() == 1) {
            ChannelFuture _ = context().writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
        }
    }

    private void receive(Exchange exchange, HttpContent content) {
        exchange.receive(content.content(), desk.limits().maxBody());
        Refusal refusal = exchange.refusal();
        if (content.decoderResult().isFailure()) {
            refuseUnread(exchange, Refusal.badRequest("the body cannot be read"));
        } else if (refusal != null && refusal.isTooLarge()) {
            refuseUnread(exchange, refusal);
        } else if (content instanceof LastHttpContent) {
            arriving = null;
            handle(exchange);
        }
    }

    private void handle(Exchange exchange) {
        try {
            if (exchange.refusal() != null) {
                throw exchange.refusal();
            }
            switch (exchange.route()) {
                case Route.Probe probe ->
                    send(
                            exchange,
                            desk.probe(probe, replies, context().alloc(), afterwards(exchange), exchange.withBody()));
                case Route.Predict predict -> desk.ask(exchange, predict);
                case null -> throw new AssertionError("neither routed nor refused");
            }
        } catch (Refusal refusal) {
            refuse(exchange, refusal);
        } finally {
            exchange.release();
        }
    }

    /** Refuses a request whose body will not be read to its end, so nothing can follow on this connection. */
    private void refuseUnread(Exchange exchange, Refusal refusal) {
        finishing = true;
        deaf = true;
        exchange.release();
        refuse(exchange, refusal);
    }

    private void send(Exchange exchange, ByteBuf response) {
        exchange.respond(response);
        for (Exchange next = unanswered.peek();
                next != null && next.response() != null && !closing;
                next = unanswered.peek()) {
            unanswered.remove();
            boolean last = next.wish() == Replies.Afterwards.CLOSED || (finishing && unanswered.isEmpty());
            ChannelFuture sent = context().write(next.response());
            written = true;
            if (last) {
                close(sent);
            }
        }
    }

    private void close(ChannelFuture sent) {
        closing = true;
        drop();
        boolean unread = arriving != null;
        arriving = null;
        ChannelHandlerContext ctx = context();
        ChannelFuture _ = sent.addListener(done -> {
            if (unread && ctx.channel() instanceof DuplexChannel channel) {
                // Closing with unread bytes would reset the connection and take the answer with it.
                ChannelFuture _ = channel.shutdownOutput();
                Future<?> _ = ctx.executor().schedule(this::hangUp, LINGER_SECONDS, TimeUnit.SECONDS);
            } else {
                ChannelFuture _ = ctx.close();
            }
        });
    }

    private void hangUp() {
        ChannelFuture _ = context().close();
    }

    private void drop() {
        if (arriving != null) {
            arriving.release();
        }
        unanswered.forEach(Exchange::abandon);
        unanswered.clear();
    }

    private void throttle() {
        ChannelHandlerContext ctx = context();
        boolean read = closing
                || deaf
                || (unanswered.size() < MOST_UNANSWERED && ctx.channel().isWritable());
        if (ctx.channel().config().isAutoRead() != read) {
            ctx.channel().config().setAutoRead(read);
        }
    }

    private Replies.Afterwards afterwards(Exchange exchange) {
        boolean last = finishing && exchange == unanswered.peekLast();
        return last ? Replies.Afterwards.CLOSED : exchange.wish();
    }

    private ChannelHandlerContext context() {
        if (context == null) {
            throw new IllegalStateException("not on a channel");
        }
        return context;
    }
}
