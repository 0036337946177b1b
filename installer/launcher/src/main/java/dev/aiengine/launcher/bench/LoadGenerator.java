package dev.aiengine.launcher.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A closed loop: every client sends its next request when its last was answered, over one connection that stays open.
 * One thread serves all clients, so that most of the machine is left to what is measured.
 */
final class LoadGenerator implements AutoCloseable {
    private static final int MAX_ANSWER = 1 << 20;
    private static final int CONNECT_MILLIS = 5_000;

    private final EventLoopGroup group;
    private final Class<? extends SocketChannel> channel;

    LoadGenerator() {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        group = new MultiThreadIoEventLoopGroup(1, handlers);
        channel = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** Runs one load to its end; throws where the target cannot be connected to. */
    LoadResult run(Load load, Load.Plan plan) {
        List<ByteBuf> requests = load.encode()
                .map(Unpooled::wrappedBuffer)
                .map(Unpooled::unreleasableBuffer)
                .toList();
        LoadTally tally = new LoadTally();
        CompletableFuture<LoadResult> result = new CompletableFuture<>();
        InetSocketAddress address =
                new InetSocketAddress(load.target().getHost(), load.target().getPort());
        Bootstrap bootstrap = new Bootstrap()
                .group(group)
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .remoteAddress(address);
        bootstrap.handler(new ChannelInitializer<SocketChannel>() {
            @Override
            protected void initChannel(SocketChannel created) {
                created.pipeline()
                        .addLast(new HttpResponseDecoder())
                        .addLast(new HttpObjectAggregator(MAX_ANSWER))
                        .addLast(new LoadClient(requests, load.answers(), tally, () -> connect(bootstrap, result)));
            }
        });
        for (int client = 0; client < plan.clients(); client++) {
            connect(bootstrap, result);
        }
        long warmUp = plan.warmUp().toMillis();
        long total = warmUp + plan.measured().toMillis();
        ScheduledFuture<?> begin = group.schedule(tally::begin, warmUp, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> end =
                group.schedule(() -> result.complete(tally.end(plan.clients())), total, TimeUnit.MILLISECONDS);
        try {
            return result.join();
        } catch (CompletionException e) {
            begin.cancel(false);
            end.cancel(false);
            group.submit(() -> tally.end(plan.clients())).syncUninterruptibly();
            throw new IllegalStateException("No connection to " + load.target() + ": " + e.getCause(), e);
        }
    }

    private static void connect(Bootstrap bootstrap, CompletableFuture<LoadResult> result) {
        bootstrap.connect().addListener(connected -> {
            if (!connected.isSuccess()) {
                result.completeExceptionally(connected.cause());
            }
        });
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
