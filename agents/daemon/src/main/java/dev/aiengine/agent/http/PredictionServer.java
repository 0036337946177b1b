package dev.aiengine.agent.http;

import dev.aiengine.agent.measuring.Remembrance;
import dev.aiengine.agent.serving.ServingState;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Answers predictions over HTTP/1.1 on a port of its own. */
public final class PredictionServer {
    private static final int BACKLOG = 1024;
    private static final int IDLE_SECONDS = 120;

    /**
     * What the server needs from outside.
     *
     * @param version of the engine, for {@code /api/v1/health}
     * @param remembrance told of every prediction
     */
    public record Surroundings(InstantSource clock, LongSupplier nanoTime, String version, Remembrance remembrance) {}

    private final Desk desk;
    private final InstantSource clock;
    private final EventLoopGroup loops;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<EventLoop, Replies> replies = new ConcurrentHashMap<>();
    private final Channel listening;

    private PredictionServer(ServingState state, Limits limits, Surroundings surroundings, InetSocketAddress address)
            throws IOException {
        this.desk = new Desk(state, limits, surroundings.nanoTime, surroundings.version, surroundings.remembrance);
        this.clock = surroundings.clock;
        IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        // The models' threads do the work; half of the processors read and write for them.
        this.loops =
                new MultiThreadIoEventLoopGroup(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), io);
        this.listening = listen(address);
    }

    /** Starts a server; port 0 takes any that is free. */
    public static PredictionServer start(
            ServingState state, Limits limits, Surroundings surroundings, InetSocketAddress address)
            throws IOException {
        return new PredictionServer(state, limits, surroundings, address);
    }

    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Accepts nothing more, finishes what has begun for at most as long as given, and closes. */
    public void close(Duration longest) throws InterruptedException {
        if (loops.isShuttingDown()) {
            return;
        }
        listening.close().sync();
        connections.forEach(connection ->
                connection.eventLoop().execute(() -> connection.pipeline().fireUserEventTriggered(Connection.FINISH)));
        connections.newCloseFuture().await(longest.toMillis());
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).await(2, TimeUnit.SECONDS);
    }

    private Channel listen(InetSocketAddress address) throws IOException {
        Class<? extends ServerChannel> channels =
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(channels)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                });
        try {
            return bootstrap.bind(address).sync().channel();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (RuntimeException e) {
            Future<?> _ = loops.shutdownGracefully();
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private void accept(Channel channel) {
        connections.add(channel);
        HttpDecoderConfig decoding =
                new HttpDecoderConfig().setMaxHeaderSize(16 << 10).setMaxChunkSize(64 << 10);
        channel.pipeline()
                .addLast(new IdleStateHandler(IDLE_SECONDS, 0, 0))
                .addLast(new HttpRequestDecoder(decoding))
                .addLast(
                        new Connection(desk, replies.computeIfAbsent(channel.eventLoop(), loop -> new Replies(clock))));
    }
}
