package dev.aiengine.launcher.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One connection: sends the next request when the last was answered, and makes room for another when it ends. */
final class LoadClient extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final List<ByteBuf> requests;
    private final List<String> answers;
    private final LoadTally tally;
    private final Runnable replace;
    private int next;
    private long sent;
    private boolean closing;

    /**
     * A client.
     *
     * @param requests encoded; shared with other clients, so never changed
     * @param replace opens another connection in the place of this one
     */
    LoadClient(List<ByteBuf> requests, List<String> answers, LoadTally tally, Runnable replace) {
        this.requests = requests;
        this.answers = answers;
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
        closing = tally.over() || !HttpUtil.isKeepAlive(response);
        if (closing) {
            ChannelFuture _ = context.close();
        } else {
            send(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (tally.over()) {
            return;
        }
        if (!closing) {
            tally.failed(0);
        }
        replace.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ChannelFuture _ = context.close();
    }

    private void send(ChannelHandlerContext context) {
        sent = System.nanoTime();
        ChannelFuture _ = context.writeAndFlush(requests.get(next).duplicate(), context.voidPromise());
    }
}
