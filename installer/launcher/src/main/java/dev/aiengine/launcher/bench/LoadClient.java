package dev.aiengine.launcher.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** One connection: sends the next request when the last was answered. Requests are encoded once, beforehand. */
final class LoadClient extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final List<ByteBuf> requests;
    private final List<String> answers;
    private final LoadTally tally;
    private final Runnable replace;
    private int next;
    private long sent;

    /**
     * A client.
     *
     * @param replace opens another connection in the place of this one after it broke
     */
    LoadClient(Load load, LoadTally tally, Runnable replace) {
        this.requests = load.bodies().stream().map(body -> encode(load, body)).toList();
        this.answers = load.answers();
        this.tally = tally;
        this.replace = replace;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        send(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        int status = response.status().code();
        if (status == 200) {
            tally.answered(System.nanoTime() - sent);
            if (tally.sample()) {
                tally.sampled(
                        response.content().toString(StandardCharsets.UTF_8).contains(answers.get(next)));
            }
        } else {
            tally.failed(status);
        }
        next = (next + 1) % requests.size();
        if (tally.over()) {
            ChannelFuture _ = context.close();
        } else {
            send(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!tally.over()) {
            tally.failed(0);
            replace.run();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelFuture _ = context.close();
    }

    private void send(ChannelHandlerContext context) {
        sent = System.nanoTime();
        ChannelFuture _ = context.writeAndFlush(requests.get(next).duplicate(), context.voidPromise());
    }

    private static ByteBuf encode(Load load, String body) {
        String more = load.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + load.target().getRawPath() + " HTTP/1.1\r\nHost: "
                + load.target().getAuthority() + "\r\n" + more + "Content-Type: application/json\r\nContent-Length: "
                + bytes.length + "\r\n\r\n";
        ByteBuf request = Unpooled.directBuffer()
                .writeBytes(head.getBytes(StandardCharsets.US_ASCII))
                .writeBytes(bytes);
        return Unpooled.unreleasableBuffer(request.asReadOnly());
    }
}
